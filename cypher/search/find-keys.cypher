UNWIND $ids AS id
MATCH (k:NameKey {id: id})
RETURN k.id AS id, k.parts AS parts, k.room AS room, k.count AS count
