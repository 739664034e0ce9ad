UNWIND $ids AS id
MATCH (k:NameKey {id: id})
DELETE k
