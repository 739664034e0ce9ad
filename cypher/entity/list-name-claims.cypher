// The name claims that stand, of some entities: what their labels are derived from.
UNWIND $ids AS id
MATCH (c:Claim {nameOf: id})
WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
RETURN id AS entity, c.nameText AS text, c.nameKind AS nameKind, c.number AS number
ORDER BY number
