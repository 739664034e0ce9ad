MATCH (m:EntityMerge)
WHERE m.id > $after
RETURN m.id AS id, properties(m) AS properties
ORDER BY id
LIMIT $limit
