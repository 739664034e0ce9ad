// The other ends of the links that some entities show, each once.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE NOT m.id IN $ids
{{> evidence/shown}}
WITH DISTINCT m.id AS id, m.groupType AS groupType
ORDER BY id
LIMIT $limit
RETURN id AS id, groupType AS groupType
ORDER BY id
