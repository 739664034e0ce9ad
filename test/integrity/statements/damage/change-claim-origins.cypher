MATCH (c:Claim {subject: 'person:a', predicate: 'LEADS'})
SET c.origins = ['person:b']
