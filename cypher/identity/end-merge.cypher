MATCH (m:EntityMerge {id: $id})
SET m.endedRevision = $revision, m.endedAt = $at, m.endedBy = $by, m.endedReason = $reason
RETURN m.id AS id
