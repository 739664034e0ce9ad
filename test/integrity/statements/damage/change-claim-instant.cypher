MATCH (c:Claim {predicate: 'MET'})
SET c.recordedAt = '2001-01-01T00:00:00.000Z'
