// Neo4j only: SHORTEST k with the predicate inside, too slow on large graphs and right on small ones.
MATCH p = SHORTEST 40 (a:Entity {id: $from}) ((n:Entity)-[r:{{types}}]-(m:Entity) WHERE true
{{> evidence/holds}}
  AND ($ends IS NULL OR m.groupType IS NULL OR m.groupType <> 'LABEL' OR m.id IN $ends)
){1,8} (b:Entity {id: $to})
RETURN [one IN relationships(p) | one.id] AS links
ORDER BY size(links), links
