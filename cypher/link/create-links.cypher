UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[r:{{types}}]->(b)
SET r = row.properties
RETURN count(r) AS created
