// Which claims tell attributes of some entities, after a number.
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:SUBJECT]-(c:Claim)
WHERE c.number > $after AND c.predicate IN $predicates
{{> claim/counts}}
WITH c.number AS number, id ORDER BY number LIMIT $limit
RETURN number AS number, id AS entity
ORDER BY number
