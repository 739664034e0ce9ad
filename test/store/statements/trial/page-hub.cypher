MATCH (n:Entity {id: $id})-[r:{{types}}]-(m:Entity)
WHERE r.sort > $after
RETURN r.sort AS sort, r.id AS id, m.id AS other
ORDER BY r.sort, r.id
LIMIT $limit
