// The names that claims of some numbers give, as far as they stand.
UNWIND $numbers AS number
MATCH (c:Claim {number: number})
WHERE c.nameKey IS NOT NULL AND c.retractedRevision = $open AND c.stance = 'ASSERTS'
RETURN DISTINCT c.nameKey AS name
