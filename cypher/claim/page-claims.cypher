// A page of claims, as they were recorded.
MATCH (c:Claim)
WHERE c.number > $after
{{> claim/counts}}
RETURN properties(c) AS properties, c.number AS number
ORDER BY number
LIMIT $limit
