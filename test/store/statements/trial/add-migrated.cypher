MERGE (n:Entity {id: 'person:migrated'})
SET n.times = coalesce(n.times, 0) + 1
