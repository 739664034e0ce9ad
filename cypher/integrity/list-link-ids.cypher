// The links to which claims of some numbers speak.
UNWIND $numbers AS number
MATCH (c:Claim {number: number})
WHERE c.linkId IS NOT NULL
RETURN c.linkId AS link, min(number) AS number
ORDER BY number
