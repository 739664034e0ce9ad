MATCH (c:Claim {subject: 'person:b', predicate: 'LEADS'})
REMOVE c.contradictions
