MATCH (b:Bearing)
WHERE b.id > $after AND b.recordedRevision <= $revision
// First the page, then its properties: otherwise the embedded engine gathers those of all bearings.
WITH b ORDER BY b.id LIMIT $limit
RETURN properties(b) AS properties, b.id AS key
ORDER BY key
