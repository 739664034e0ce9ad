UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:PUBLISHED_BY]-(s:Source)
RETURN DISTINCT s.id AS id
ORDER BY id
