MATCH (s:Source)
WHERE s.id > ''
{{? sourceTypes}}
  AND s.sourceType IN $sourceTypes
{{/}}
{{? reliabilities}}
  AND s.reliability IN $reliabilities
{{/}}
RETURN count(s) AS value
