// A page of claims, as they were recorded.
MATCH (c:Claim)
WHERE c.number > $after
{{> claim/counts}}
// First the page, then its properties: otherwise the embedded engine gathers those of all claims.
WITH c ORDER BY c.number LIMIT $limit
RETURN properties(c) AS properties, c.number AS number
ORDER BY number
