UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{{types}}]->(m:Entity)
  WITH r, m
  ORDER BY r.sort, r.id
  LIMIT $limit
  RETURN r.id AS link, m.id AS other
}
RETURN n.id AS id, link, other
ORDER BY n.id, link
