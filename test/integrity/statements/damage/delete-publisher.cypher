MATCH (n:Entity {id: 'group:h'})
DETACH DELETE n
