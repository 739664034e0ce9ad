// The other entities that a claim names: one block for each kind of tie, and one kind at a time.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.end})
{{? object}}
CREATE (c)-[:OBJECT]->(e)
{{/}}
{{? attributedTo}}
CREATE (c)-[:ATTRIBUTED_TO]->(e)
{{/}}
{{? onBehalfOf}}
CREATE (c)-[:ON_BEHALF_OF]->(e)
{{/}}
{{? about}}
CREATE (c)-[:ABOUT]->(e)
{{/}}
RETURN count(c) AS tied
