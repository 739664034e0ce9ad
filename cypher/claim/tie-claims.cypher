// The other claims that a claim names: one block for each kind of tie, and one kind at a time.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (o:Claim {id: row.end})
{{? about}}
CREATE (c)-[:ABOUT]->(o)
{{/}}
{{? inferredFrom}}
CREATE (c)-[:INFERRED_FROM]->(o)
{{/}}
RETURN count(c) AS tied
