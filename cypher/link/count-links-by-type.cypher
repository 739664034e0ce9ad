// How many links each of some entities has, by type and direction, under a filter; with bounded among the
// first by id alone, which lie type by type.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:{{types}}]-(m:Entity)
  {{? bounded}}
  WITH n, r, m ORDER BY r.id LIMIT $limit
  {{/}}
  WHERE true
  {{> evidence/shown}}
  // A link's id tells its type and ends; asking the embedded engine for them costs ten times as much.
  WITH n, r, split(r.id, '~') AS parts
  RETURN parts[0] AS relationType, parts[1] = n.id AS outward, parts[2] = n.id AS inward, count(r) AS counted
}
RETURN n.id AS entity, relationType AS relationType, outward AS outward, inward AS inward, counted AS counted
