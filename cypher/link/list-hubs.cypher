// Those of some entities that have more links than a bound.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.links > $limit
RETURN n.id AS id
ORDER BY id
