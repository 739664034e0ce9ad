MATCH (n:Entity {id: 'person:d'})
SET n.members = ['person:d']
