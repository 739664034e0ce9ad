MATCH (s:Source)
WHERE s.id > $after
{{? sourceTypes}}
  AND s.sourceType IN $sourceTypes
{{/}}
{{? reliabilities}}
  AND s.reliability IN $reliabilities
{{/}}
RETURN properties(s) AS properties, s.id AS id
ORDER BY id
LIMIT $limit
