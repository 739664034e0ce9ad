MATCH (n:Entity)
RETURN n.name AS name, n.id AS id
{{? ascending}}
ORDER BY n.name, n.id
{{/}}
{{? descending}}
ORDER BY n.name DESC, n.id DESC
{{/}}
{{? bounded}}
LIMIT $limit
{{/}}
