// The other entities that a claim names; one text for all, because no engine takes a type as a parameter.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.end})
FOREACH (_ IN CASE WHEN row.tie = 'OBJECT' THEN [1] ELSE [] END | CREATE (c)-[:OBJECT]->(e))
FOREACH (_ IN CASE WHEN row.tie = 'ATTRIBUTED_TO' THEN [1] ELSE [] END | CREATE (c)-[:ATTRIBUTED_TO]->(e))
FOREACH (_ IN CASE WHEN row.tie = 'ON_BEHALF_OF' THEN [1] ELSE [] END | CREATE (c)-[:ON_BEHALF_OF]->(e))
FOREACH (_ IN CASE WHEN row.tie = 'ABOUT' THEN [1] ELSE [] END | CREATE (c)-[:ABOUT]->(e))
RETURN count(c) AS tied
