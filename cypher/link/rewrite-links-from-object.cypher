// Begins at the object: for links whose subject has more links, so that a hub is never walked through.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
MATCH (b)<-[r:{{types}}]-(a)
WHERE r.id = row.id
SET r = row.properties
RETURN count(r) AS rewritten
