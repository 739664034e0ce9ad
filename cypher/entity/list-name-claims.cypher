// The name claims that stand, of some entities and of those that they stand for: what their labels are derived from.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
UNWIND CASE WHEN n.canonical IS NULL THEN coalesce(n.members, [n.id]) ELSE [n.id] END AS member
MATCH (c:Claim {nameOf: member})
WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
RETURN id AS entity, c.nameText AS text, c.nameKind AS nameKind, c.withdrawnAt AS withdrawnAt, c.number AS number
ORDER BY number
