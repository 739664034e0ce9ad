// A page of entities that were not merged into others, newest first; `recorded` runs through the store, so no two are equal.
MATCH (n:Entity)
WHERE n.recorded < $after
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
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType, n.anonymous AS anonymous,
       n.unnamed AS unnamed, n.members AS members, n.recorded AS recorded
ORDER BY recorded DESC
LIMIT $limit
