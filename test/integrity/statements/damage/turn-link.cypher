MATCH (a:Entity {id: 'person:a'})-[r:{{types}}]->(b:Entity {id: 'group:g'})
WITH a, b, r, properties(r) AS properties
DELETE r
CREATE (b)-[s:{{types}}]->(a)
SET s = properties
