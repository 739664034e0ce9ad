MATCH (s:Source)
WHERE s.id > $after
{{? sourceTypes}}
  AND s.sourceType IN $sourceTypes
{{/}}
{{? reliabilities}}
  AND s.reliability IN $reliabilities
{{/}}
// First the page, then its properties: otherwise the embedded engine gathers those of all sources.
WITH s ORDER BY s.id LIMIT $limit
RETURN properties(s) AS properties, s.id AS id
ORDER BY id
