// How many links each of some entities has, by type and direction, under a filter.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{{types}}]-(m:Entity)
  WHERE true
  {{> evidence/shown}}
  WITH type(r) AS relationType, startNode(r).id = n.id AS outward, r
  RETURN relationType, outward, count(r) AS counted
}
RETURN n.id AS entity, relationType AS relationType, outward AS outward, counted AS counted
