// What follows from today's identities; what was said stays as it is.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.linkId = row.linkId, c.canonicalOrigins = row.canonicalOrigins, c.canonicalSpeaker = row.canonicalSpeaker
RETURN count(c) AS rewritten
