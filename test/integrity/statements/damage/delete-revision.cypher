MATCH (r:Revision {number: 2})
DELETE r
