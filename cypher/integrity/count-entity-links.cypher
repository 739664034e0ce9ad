// The relationships at some entities, those that go out from them, and those of these that have an id.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{{types}}]-(m:Entity)
  RETURN count(r) AS links
}
CALL (n) {
  MATCH (n)-[r:{{types}}]->(m:Entity)
  RETURN count(r) AS outward, count(r.id) AS named
}
RETURN n.id AS id, links AS links, outward AS outward, named AS named
ORDER BY id
