{{? out}}
MATCH (n)-[r:{{types}}]->(m:Entity)
{{/}}
{{? in}}
MATCH (n)<-[r:{{types}}]-(m:Entity)
{{/}}
{{? both}}
MATCH (n)-[r:{{types}}]-(m:Entity)
{{/}}
WHERE r.id > $after
// A link's id tells its type and ends; asking the embedded engine for them costs ten times as much.
{{? outward}}
  AND (split(r.id, '~')[1] = n.id OR split(r.id, '~')[0] IN $symmetric)
{{/}}
{{? inward}}
  AND (split(r.id, '~')[2] = n.id OR split(r.id, '~')[0] IN $symmetric)
{{/}}
{{? with}}
  AND m.id IN $farIds
{{/}}
{{? kinds}}
  AND m.kind IN $kinds
{{/}}
