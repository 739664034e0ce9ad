UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MATCH (n:Entity {id: row.publisher})
CREATE (s)-[:PUBLISHED_BY]->(n)
RETURN count(s) AS tied
