// The attribute claims of some entities, with a bound for each, and what contradicts them: a claim that
// several contradict comes several times.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)<-[:SUBJECT]-(c:Claim)
  WHERE c.predicate IN $predicates
  {{> claim/counts}}
  WITH c ORDER BY c.number LIMIT $limit
  RETURN c
}
{{? contradictions}}
OPTIONAL MATCH (c)<-[:BY_CLAIM|ON_CLAIM]-(b:Bearing)
WHERE b.type = 'CONTRADICTS'
OPTIONAL MATCH (b)-[:BY_CLAIM|ON_CLAIM]->(o:Claim)
WHERE o.id <> c.id
{{/}}
RETURN n.id AS owner, properties(c) AS properties
{{? contradictions}}
, b.recordedRevision AS since, b.retractedRevision AS until
, CASE WHEN o IS NULL THEN null ELSE properties(o) END AS other
{{/}}
