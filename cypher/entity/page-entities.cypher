// A page of entities that were not merged into others. Ids begin with the kind, so their order is by kind and then by slug.
MATCH (n:Entity)
WHERE n.id > $after
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
       n.unnamed AS unnamed, n.members AS members
ORDER BY id
LIMIT $limit
