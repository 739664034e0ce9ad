// The bearings that others have on some claims.
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:ON_CLAIM]-(b:Bearing)
WHERE b.retractedRevision > $known
{{? knownAt}}
  AND b.recordedRevision <= $known
{{/}}
RETURN id AS claim, properties(b) AS properties, b.id AS id
ORDER BY claim, id
