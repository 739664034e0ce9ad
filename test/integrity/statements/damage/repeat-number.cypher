MATCH (c:Claim {predicate: 'LEADS'})
WITH min(c.number) AS first
MATCH (c:Claim {predicate: 'LEADS'})
SET c.number = first
