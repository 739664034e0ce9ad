// Claims whose value is the date. One of named, whole is kept.
{{? named}}
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)<-[:SUBJECT]-(c:Claim)
{{/}}
{{? whole}}
MATCH (c:Claim)
{{/}}
WHERE c.predicate IN $predicates
{{> claim/counts}}
WITH c ORDER BY c.number LIMIT $limit
RETURN
{{> timeline/columns}}
ORDER BY number
