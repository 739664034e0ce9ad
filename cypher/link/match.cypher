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
{{? outward}}
  AND (startNode(r).id = n.id OR type(r) IN $symmetric)
{{/}}
{{? inward}}
  AND (endNode(r).id = n.id OR type(r) IN $symmetric)
{{/}}
{{? with}}
  AND m.id IN $farIds
{{/}}
{{? kinds}}
  AND m.kind IN $kinds
{{/}}
