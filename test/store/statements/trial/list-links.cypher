{{? outgoing}}
MATCH (n:Entity {id: $id})-[r:{{types}}]->(m:Entity)
{{/}}
{{? incoming}}
MATCH (n:Entity {id: $id})<-[r:{{types}}]-(m:Entity)
{{/}}
{{? either}}
MATCH (n:Entity {id: $id})-[r:{{types}}]-(m:Entity)
{{/}}
RETURN r.id AS id, type(r) AS type, startNode(r).id AS source, endNode(r).id AS target, m.id AS other
ORDER BY r.id, m.id
