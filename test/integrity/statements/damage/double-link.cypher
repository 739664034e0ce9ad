MATCH (a:Entity {id: 'person:a'})-[r:{{types}}]->(b:Entity {id: 'group:g'})
WITH a, b, properties(r) AS properties
CREATE (a)-[s:{{types}}]->(b)
SET s = properties
