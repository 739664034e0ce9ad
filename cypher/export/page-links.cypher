// The links that lead out of some entities, after a link's id: a symmetric one leads out of the smaller.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]->(m:Entity)
WHERE r.id > $after
{{> evidence/shown}}
WITH r ORDER BY r.id LIMIT $limit
RETURN r.id AS id, r.role AS role
{{> link/columns}}
{{? words}}
, r.claims AS claims, r.sources AS sources, r.origins AS origins
{{/}}
ORDER BY id
