MATCH (n:Entity)
WHERE $after IS NOT NULL
RETURN 'same' AS key, n.id AS id
ORDER BY n.id
LIMIT $limit
