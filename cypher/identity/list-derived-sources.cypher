UNWIND $ids AS id
MATCH (o:Source {id: id})<-[:DERIVED_FROM]-(s:Source)
RETURN DISTINCT s.id AS id
ORDER BY id
