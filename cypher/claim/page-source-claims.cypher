// A page of what each of some sources says.
UNWIND $ids AS id
MATCH (n:Source {id: id})
CALL (n) {
  MATCH (n)<-[:STATED_IN]-(c:Claim)
  WHERE c.number > $after
  {{> claim/counts}}
  WITH c ORDER BY c.number LIMIT $limit
  RETURN c
}
RETURN n.id AS owner, properties(c) AS properties
