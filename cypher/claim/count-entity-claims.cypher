UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE c.number > 0
  {{> claim/counts}}
  RETURN count(DISTINCT c.number) AS counted
}
RETURN n.id AS owner, counted AS counted
