MERGE (n:Entity {id: $id})
SET n.counter = $counter
