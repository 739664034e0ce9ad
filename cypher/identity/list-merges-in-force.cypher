MATCH (m:EntityMerge)
WHERE m.endedRevision = $open
RETURN m.id AS id, m.merged AS merged, m.into AS into
ORDER BY merged, id
