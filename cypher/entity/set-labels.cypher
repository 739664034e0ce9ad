// Tells which entities stand for these, where others do: their labels follow.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n.name = row.name
WITH n WHERE n.canonical IS NOT NULL
RETURN DISTINCT n.canonical AS canonical
ORDER BY canonical
