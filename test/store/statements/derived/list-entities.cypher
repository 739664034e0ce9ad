MATCH (n:Entity)
RETURN n.id AS id, properties(n) AS properties
ORDER BY id
