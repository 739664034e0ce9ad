MATCH (f:NameForm)
WHERE f.id > $after
RETURN f.id AS id, f.number AS number
ORDER BY id LIMIT $limit
