// Neo4j only: its own search holds the conditions inside. The embedded engine's finds a path first and filters it afterwards.
// One of out, in, both is kept.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
{{? out}}
MATCH p = shortestPath((a)-[:{{types}}*..8]->(b))
{{/}}
{{? in}}
MATCH p = shortestPath((a)<-[:{{types}}*..8]-(b))
{{/}}
{{? both}}
MATCH p = shortestPath((a)-[:{{types}}*..8]-(b))
{{/}}
WHERE all(r IN relationships(p) WHERE true
{{> evidence/holds}}
  )
{{? aroundLabels}}
  AND all(n IN nodes(p) WHERE n.groupType IS NULL OR n.groupType <> 'LABEL' OR n.id IN $ends)
{{/}}
RETURN [n IN nodes(p) | n.id] AS entities, [r IN relationships(p) | r.id] AS links, [r IN relationships(p) | r.originCount] AS strengths
