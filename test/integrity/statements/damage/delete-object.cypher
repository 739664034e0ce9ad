MATCH (n:Entity {id: 'group:g'})
DETACH DELETE n
