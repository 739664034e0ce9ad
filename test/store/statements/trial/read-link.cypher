MATCH (n:Entity {id: $from})-[r:{{types}}]->(m:Entity {id: $to})
RETURN properties(r) AS properties, r.sources AS sources, r.numbers AS numbers
