UNWIND $ids AS id
MERGE (n:Entity {id: id})
RETURN count(n) AS count
