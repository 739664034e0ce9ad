// The bearings that some claims have on others, and others on them.
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:BY_CLAIM|ON_CLAIM]-(b:Bearing)
WHERE b.retractedRevision > $known
{{? knownAt}}
  AND b.recordedRevision <= $known
{{/}}
RETURN id AS claim, properties(b) AS properties, b.id AS id
ORDER BY claim, id
