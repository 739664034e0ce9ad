UNWIND $ids AS id
MATCH (n:Source {id: id})
CALL (n) {
  MATCH (n)<-[:STATED_IN]-(c:Claim)
  WHERE c.number > 0
  {{> claim/counts}}
  RETURN count(c) AS counted
}
RETURN n.id AS owner, counted AS counted
