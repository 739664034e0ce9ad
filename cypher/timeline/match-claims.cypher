{{? named}}
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)
{{/}}
{{? whole}}
MATCH (c:Claim)
{{/}}
WHERE true
{{? relations}}
  AND c.object IS NOT NULL
{{/}}
{{? attributes}}
  AND c.object IS NULL
{{/}}
