// All links that the default filter shows, by the entities that they leave.
MATCH (n:Entity)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (n)-[r:{{types}}]->(m:Entity)
WHERE r.hiddenBy = ''
RETURN n.id AS tail, m.id AS head
ORDER BY tail, head
