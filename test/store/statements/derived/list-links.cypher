MATCH (a:Entity)-[r:{{types}}]->(b:Entity)
RETURN r.id AS id, a.id AS from, b.id AS to, type(r) AS type, properties(r) AS properties
ORDER BY id
