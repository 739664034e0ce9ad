MERGE (n:Entity {id: $id})
SET n.value = $value
