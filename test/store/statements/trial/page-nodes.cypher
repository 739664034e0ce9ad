MATCH (n:Entity)
WHERE n.id > $after
RETURN n.id AS key
ORDER BY n.id
LIMIT $limit
