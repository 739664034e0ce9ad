MATCH (b:Bearing {id: $id})
SET b.retractedRevision = $revision, b.retractedAt = $at, b.retractedBy = $by, b.retractedReason = $reason
RETURN b.id AS id
