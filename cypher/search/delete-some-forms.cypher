MATCH (f:NameForm)
WITH f ORDER BY f.id LIMIT $limit
DELETE f
RETURN count(*) AS deleted
