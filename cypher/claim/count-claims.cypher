MATCH (c:Claim)
WHERE c.number > 0
{{> claim/counts}}
RETURN count(c) AS counted
