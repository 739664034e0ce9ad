// The merges in force that were recorded after a revision.
MATCH (m:EntityMerge)
WHERE m.endedRevision = $open AND m.recordedRevision > $revision
MATCH (n:Entity {id: m.merged})
RETURN m.id AS id, m.merged AS merged, m.into AS into, m.recordedAt AS recordedAt, n.canonical AS canonical, m.recordedRevision AS revision
ORDER BY revision, id
LIMIT $limit
