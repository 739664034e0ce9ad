MATCH (c:Claim {subject: 'person:a', predicate: 'LEADS'})
DETACH DELETE c
