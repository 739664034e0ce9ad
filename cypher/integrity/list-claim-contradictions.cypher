// The bearings that contradict some claims or by which these contradict others, taken back or not.
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:BY_CLAIM|ON_CLAIM]-(b:Bearing)
WHERE b.type = 'CONTRADICTS'
RETURN id AS id, b.id AS bearing
ORDER BY id, bearing
