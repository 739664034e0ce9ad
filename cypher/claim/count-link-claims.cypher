UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim {linkId: id})
  WHERE c.number > 0
  {{> claim/counts}}
  RETURN count(c) AS counted
}
RETURN id AS owner, counted AS counted
