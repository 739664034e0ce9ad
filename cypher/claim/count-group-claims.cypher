// The claims about entities that are read as one: those at one of them, but for what another counts already.
UNWIND $rows AS row
MATCH (n:Entity {id: row.member})
CALL (n, row) {
  MATCH (n)<-[:SUBJECT|OBJECT]-(c:Claim)
  WHERE (c.subject = n.id OR NOT c.subject IN row.group)
  {{> claim/counts}}
  RETURN count(DISTINCT c.number) AS counted
}
RETURN row.owner AS owner, sum(counted) AS counted
ORDER BY owner
