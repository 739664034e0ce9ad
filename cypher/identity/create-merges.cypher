UNWIND $rows AS row
MATCH (n:Entity {id: row.properties.merged})
MATCH (k:Entity {id: row.properties.into})
CREATE (m:EntityMerge)
SET m = row.properties
CREATE (m)-[:OF_ENTITY]->(n)
CREATE (m)-[:INTO_ENTITY]->(k)
RETURN count(m) AS created
