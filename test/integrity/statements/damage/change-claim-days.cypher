MATCH (c:Claim {subject: 'person:a', predicate: 'LEADS'})
SET c.startEarliest = 5
