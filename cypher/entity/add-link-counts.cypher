// The number of relationships at an entity: a write starts from the end that has fewer.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
WITH n, row, coalesce(n.links, 0) AS links
SET n.links = links + row.added
RETURN count(n) AS counted
