// A page of claims, latest first.
MATCH (c:Claim)
WHERE c.number < $after
{{> claim/counts}}
RETURN properties(c) AS properties, c.number AS number
ORDER BY number DESC
LIMIT $limit
