MATCH (n:Entity {id: $from})-[r:{{types}}]->(m:Entity {id: $to})
SET r.sources = $sources
