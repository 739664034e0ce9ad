MATCH (n:Entity {id: 'person:c'})
SET n.mergedInto = null
