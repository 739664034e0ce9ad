MATCH (r:Revision {number: 2})
SET r.at = '2999-01-01T00:00:00.000Z'
