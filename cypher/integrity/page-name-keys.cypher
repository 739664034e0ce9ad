MATCH (k:NameKey)
WHERE k.id > $after
RETURN k.id AS id, k.forms AS forms, properties(k) AS properties
ORDER BY id LIMIT $limit
