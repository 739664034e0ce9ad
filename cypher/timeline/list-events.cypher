// Events to which some entities are tied, beyond those among them.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE m.kind = 'EVENT' AND NOT m.id IN $ids
{{> evidence/shown}}
WITH DISTINCT m.id AS id, m.members AS members
ORDER BY id
LIMIT $limit
RETURN id AS id, members AS members
ORDER BY id
