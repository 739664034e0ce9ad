UNWIND $rows AS row
MATCH (s:Source {id: row.source})
MATCH (o:Source {id: row.derivedFrom})
CREATE (s)-[:DERIVED_FROM]->(o)
RETURN count(s) AS tied
