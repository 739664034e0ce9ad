MATCH (m:EntityMerge)
WHERE m.id > $after AND m.recordedRevision <= $revision
// First the page, then its properties: otherwise the embedded engine gathers those of all merges.
WITH m ORDER BY m.id LIMIT $limit
RETURN properties(m) AS properties, m.id AS key
ORDER BY key
