MATCH (n:Entity)
{{? matching}}
WHERE n.id IN $ids
{{/}}
RETURN n.id AS id
ORDER BY n.id
