MATCH (n:Entity {id: 'person:a'})
SET n.name = 'Somebody'
