// Of some names, those that a claim which stands still gives.
UNWIND $ids AS id
MATCH (c:Claim {nameKey: id})
WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
RETURN DISTINCT id AS id
