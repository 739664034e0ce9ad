// A page of entities. Ids begin with the kind, so their order is by kind and then by slug.
MATCH (n:Entity)
WHERE n.id > $after
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
       n.unnamed AS unnamed, n.mergedInto AS mergedInto
ORDER BY id
LIMIT $limit
