MATCH (n:Entity)
WHERE n.id > ''
  AND n.mergedInto IS NULL
{{? kinds}}
  AND n.kind IN $kinds
{{/}}
{{? groupTypes}}
  AND n.groupType IN $groupTypes
{{/}}
{{? unnamed}}
  AND (n.unnamed OR n.anonymous) = $unnamed
{{/}}
RETURN count(n) AS value
