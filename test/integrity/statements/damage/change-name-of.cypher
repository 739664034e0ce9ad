MATCH (c:Claim {predicate: 'NAME'})
SET c.nameOf = 'person:b'
