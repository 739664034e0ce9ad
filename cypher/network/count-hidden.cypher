// How many links at some entities, each once, only the defaults keep out, by the first reason that, lifted
// after those before it, lets them in. One of out, in, both is kept, and one of byScalars, byEntries.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
{{> link/match}}
{{? byScalars}}
  AND r.hiddenBy IN ['MODALITY', 'BASIS', 'STATUS']
WITH DISTINCT r.id AS link, r.hiddenBy AS reason
{{/}}
{{? byEntries}}
{{> evidence/hidden}}
WITH DISTINCT r.id AS link, reason
{{/}}
RETURN reason AS reason, count(link) AS counted
ORDER BY reason
