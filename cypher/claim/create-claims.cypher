UNWIND $rows AS row
MATCH (e:Entity {id: row.properties.subject})
MATCH (s:Source {id: row.properties.source})
CREATE (c:Claim)
SET c = row.properties
CREATE (c)-[:SUBJECT]->(e)
CREATE (c)-[:STATED_IN]->(s)
RETURN count(c) AS created
