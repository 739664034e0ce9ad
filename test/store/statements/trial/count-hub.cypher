MATCH (n:Entity {id: $id})-[r:{{types}}]-(m:Entity)
RETURN count(r) AS count
