MATCH (c:Claim)
WHERE c.predicate = $predicate AND c.number > $after
RETURN c.number AS number, c.subject AS subject, c.object AS object, c.value AS value, c.origins AS origins
ORDER BY number
LIMIT 5000
