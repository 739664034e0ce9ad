MATCH (a:Entity {id: 'group:g'})
MATCH (b:Entity {id: 'group:h'})
CREATE (a)-[r:{{types}} {id: 'BACKS~group:g~group:h'}]->(b)
