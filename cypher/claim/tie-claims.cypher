// The other claims that a claim names.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (o:Claim {id: row.end})
FOREACH (_ IN CASE WHEN row.tie = 'ABOUT' THEN [1] ELSE [] END | CREATE (c)-[:ABOUT]->(o))
FOREACH (_ IN CASE WHEN row.tie = 'INFERRED_FROM' THEN [1] ELSE [] END | CREATE (c)-[:INFERRED_FROM]->(o))
RETURN count(c) AS tied
