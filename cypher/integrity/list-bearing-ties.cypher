UNWIND $ids AS id
MATCH (b:Bearing {id: id})-[t]->(c)
RETURN id AS id, type(t) AS tie, c.id AS end
ORDER BY id, tie, end
