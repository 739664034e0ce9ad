UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{{types}}]->(m:Entity)
  WHERE r.id > $after
  WITH r, m ORDER BY r.id LIMIT $limit
  RETURN r.id AS link, type(r) AS relationType, m.id AS end
}
RETURN n.id AS entity, link AS link, relationType AS relationType, end AS end
ORDER BY link
