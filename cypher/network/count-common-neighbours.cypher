// How many entities are tied to two or more of some others.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE NOT m.id IN $ids
{{> evidence/shown}}
WITH DISTINCT n, m
WITH m, count(n) AS tiedTo
WHERE tiedTo > 1
RETURN count(m) AS counted
