// Claims that name some entities as an end or as whose word it is, retracted ones too.
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:SUBJECT|OBJECT|ATTRIBUTED_TO|ON_BEHALF_OF]-(c:Claim)
WHERE c.number > $after
WITH DISTINCT c ORDER BY c.number LIMIT $limit
RETURN properties(c) AS properties, c.number AS number
ORDER BY number
