// Merges by id, in the order of recording.
UNWIND $ids AS id
MATCH (m:EntityMerge {id: id})
RETURN properties(m) AS properties, m.recordedRevision AS revision, m.id AS key
ORDER BY revision, key
