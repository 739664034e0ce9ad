UNWIND $rows AS row
MATCH (c:Claim {id: row.properties.claim})
MATCH (o:Claim {id: row.properties.on})
CREATE (b:Bearing)
SET b = row.properties
CREATE (c)<-[:BY_CLAIM]-(b)
CREATE (b)-[:ON_CLAIM]->(o)
RETURN count(b) AS created
