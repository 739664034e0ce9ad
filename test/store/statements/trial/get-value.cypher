MATCH (n:Entity {id: $id})
RETURN n.value AS value, n.value IS NULL AS missing
