MATCH (c:Claim {subject: 'person:a', predicate: 'LEADS'})
SET c.linkId = 'LEADS~person:a~group:h'
