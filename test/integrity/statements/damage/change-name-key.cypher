MATCH (c:Claim {predicate: 'NAME'})
SET c.nameKey = 'ba'
