// Claims that no number leads to.
MATCH (c:Claim)
WHERE c.number IS NULL OR c.number < 1 OR c.number > $last
RETURN c.id AS id, c.number AS number
ORDER BY id
LIMIT $limit
