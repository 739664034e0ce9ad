MATCH (b:Bearing)
WHERE b.id > $after
RETURN b.id AS id, properties(b) AS properties
ORDER BY id
LIMIT $limit
