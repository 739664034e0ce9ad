// How many links each of some entities has, under a filter. One of out, in, both is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  {{> link/match}}
  {{> evidence/shown}}
  RETURN count(r) AS counted
}
RETURN n.id AS entity, counted AS counted
