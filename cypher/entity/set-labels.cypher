UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n.name = row.name
RETURN count(n) AS labelled
