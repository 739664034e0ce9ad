MATCH (c:Claim {subject: 'person:b', predicate: 'LEADS'})-[t:ATTRIBUTED_TO]->(:Entity)
DELETE t
