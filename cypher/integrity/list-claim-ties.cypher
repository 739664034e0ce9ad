UNWIND $ids AS id
MATCH (c:Claim {id: id})-[t]->(e)
RETURN id AS id, type(t) AS tie, e.id AS end
ORDER BY id, tie, end
