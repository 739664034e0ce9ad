UNWIND $ids AS id
MATCH (m:EntityMerge {id: id})-[t]->(n)
RETURN id AS id, type(t) AS tie, n.id AS end
ORDER BY id, tie, end
