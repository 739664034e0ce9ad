// A page of the claims about each of some entities. A claim whose subject is its object comes once.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.number > $after
  {{> claim/counts}}
  WITH DISTINCT c ORDER BY c.number LIMIT $limit
  RETURN c
}
RETURN n.id AS owner, properties(c) AS properties
