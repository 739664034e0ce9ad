MATCH (n:Entity {id: $id})
DELETE n
