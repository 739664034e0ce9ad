MATCH (a:Entity {id: 'group:g'})
MATCH (b:Entity {id: 'group:h'})
CREATE (a)-[r:{{types}} {status: 'NONE'}]->(b)
