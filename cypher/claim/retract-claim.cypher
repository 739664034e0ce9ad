MATCH (c:Claim {id: $id})
SET c.retractedRevision = $revision, c.retractedAt = $at, c.retractedBy = $by, c.retractedReason = $reason
RETURN c.id AS id
