// The numbers of some claims.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN id AS id, c.number AS number
