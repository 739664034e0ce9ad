UNWIND $ids AS id
MATCH (k:NameKey {id: id})
WITH k, k.count AS before
SET k.count = before - 1
RETURN count(k) AS changed
