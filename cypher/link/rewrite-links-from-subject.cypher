// Begins at the subject: for links whose object has more links than the subject.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MATCH (a)-[r:{{types}}]->(b)
WHERE r.id = row.id
SET r = row.properties
RETURN count(r) AS rewritten
