MATCH (n:Entity {id: $id})
RETURN coalesce(n.counter, 0) AS counter
