// Neo4j only: what its own search costs under the default filter, by hand.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = shortestPath((a)-[:{{types}}*..8]-(b))
WHERE all(r IN relationships(p) WHERE r.hiddenBy = '')
RETURN length(p) AS length
