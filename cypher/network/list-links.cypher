// The links among some entities: those by which they were found first, then by how near they are to the
// seeds, how many origins assert them, and their ids. Each is seen from the end that has fewer links, so
// that a hub's are not looked up. One of originsCounted, originsStored is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE (m.links > n.links OR (m.links = n.links AND m.id >= n.id))
  AND $depths[0][m.id] IS NOT NULL
{{> evidence/shown}}
{{? originsCounted}}
WITH n, r, m, originCount
{{/}}
{{? originsStored}}
WITH n, r, m, r.originCount AS originCount
{{/}}
WITH DISTINCT r, originCount, CASE WHEN $tree[0][r.id] IS NULL THEN 1 ELSE 0 END AS later,
  CASE WHEN $depths[0][n.id] < $depths[0][m.id] THEN $depths[0][n.id] ELSE $depths[0][m.id] END AS depth
ORDER BY later, depth, originCount DESC, r.id LIMIT $limit
RETURN r.id AS id, r.role AS role, originCount AS originRank, depth AS depth
{{> link/columns}}
