UNWIND $ids AS id
MATCH (s:Source {id: id})-[t]->(e)
RETURN id AS id, type(t) AS tie, e.id AS end
ORDER BY id, tie, end
