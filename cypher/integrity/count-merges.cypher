MATCH (m:EntityMerge)
RETURN count(m) AS counted, coalesce(max(m.recordedRevision), 0) AS last
