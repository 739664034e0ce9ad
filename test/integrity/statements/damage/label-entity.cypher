MATCH (n:Entity {id: 'person:a'})
SET n:Group
