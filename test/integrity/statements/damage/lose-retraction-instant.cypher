MATCH (c:Claim {predicate: 'MET'})
REMOVE c.retractedAt
