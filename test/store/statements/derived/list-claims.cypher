MATCH (c:Claim)
RETURN c.number AS number, properties(c) AS properties
ORDER BY number
