UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r]->(m:Entity)
  WHERE r.hiddenBy = ''
  WITH r, m ORDER BY r.id LIMIT $limit
  RETURN r, m
}
RETURN n.id AS entity, r.id AS id, r.status AS status, m.id AS farId, m.name AS farName
