// Goes from the end that has fewer links, so that no hub is walked through.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
WITH row, CASE WHEN a.links <= b.links THEN a ELSE b END AS near, CASE WHEN a.links <= b.links THEN b ELSE a END AS far
MATCH (near)-[r:{{types}}]-(far)
WHERE r.id = row.id
DELETE r
RETURN count(*) AS deleted
