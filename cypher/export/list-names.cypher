// The names that were asserted of some entities at a revision: what their labels were derived from.
UNWIND $ids AS id
MATCH (c:Claim {nameOf: id})
WHERE c.stance = 'ASSERTS' AND c.recordedRevision <= $revision AND c.retractedRevision > $revision
RETURN id AS entity, c.nameText AS text, c.nameKind AS nameKind, c.number AS number,
       CASE WHEN coalesce(c.withdrawnRevision, 0) <= $revision THEN c.withdrawnAt END AS withdrawnAt
ORDER BY number
