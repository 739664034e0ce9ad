MATCH (c:Claim {predicate: 'NAME'})
SET c.value = '{'
