MATCH (n:Entity {id: 'group:g'})
SET n.links = 7
