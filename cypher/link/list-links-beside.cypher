// The links between two entities, in either direction.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
WITH row, CASE WHEN a.links <= b.links THEN a ELSE b END AS n, CASE WHEN a.links <= b.links THEN b ELSE a END AS m
MATCH (n)-[r:{{types}}]-(m)
WHERE true
{{> evidence/shown}}
RETURN r.id AS id, r.role AS role
{{> link/columns}}
ORDER BY id
LIMIT $limit
