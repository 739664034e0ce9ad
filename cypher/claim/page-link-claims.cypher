// A page of the claims that speak to each of some links.
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim {linkId: id})
  WHERE c.number > $after
  {{> claim/counts}}
  WITH c ORDER BY c.number LIMIT $limit
  RETURN c
}
RETURN id AS owner, properties(c) AS properties
