// A page of entities, newest first; `recorded` runs through the store, so no two are equal.
MATCH (n:Entity)
WHERE n.recorded < $after
{{? kinds}}
  AND n.kind IN $kinds
{{/}}
{{? groupTypes}}
  AND n.groupType IN $groupTypes
{{/}}
{{? unnamed}}
  AND (n.unnamed OR n.anonymous) = $unnamed
{{/}}
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType, n.anonymous AS anonymous,
       n.unnamed AS unnamed, n.mergedInto AS mergedInto, n.recorded AS recorded
ORDER BY recorded DESC
LIMIT $limit
