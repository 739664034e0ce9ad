MATCH (k:NameKey)
WITH k ORDER BY k.id LIMIT $limit
DELETE k
RETURN count(*) AS deleted
