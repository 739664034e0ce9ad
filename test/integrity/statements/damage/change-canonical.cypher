MATCH (n:Entity {id: 'person:c'})
SET n.canonical = 'person:b'
