MATCH (n:Entity {id: $id})
RETURN properties(n) AS all, n {.id, .value} AS some
