// A page of claims, latest first.
MATCH (c:Claim)
WHERE c.number < $after
{{> claim/counts}}
// First the page, then its properties: otherwise the embedded engine gathers those of all claims.
WITH c ORDER BY c.number DESC LIMIT $limit
RETURN properties(c) AS properties, c.number AS number
ORDER BY number DESC
