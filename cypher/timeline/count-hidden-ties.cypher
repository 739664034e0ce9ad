// How many ties of some entities to further events only the defaults keep out, by the first reason that,
// lifted after those before it, lets them in. One of byScalars, byEntries is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE m.kind = 'EVENT' AND NOT m.id IN $ids
{{? byScalars}}
  AND r.hiddenBy IN ['MODALITY', 'BASIS', 'STATUS']
RETURN r.hiddenBy AS reason, count(r) AS counted
{{/}}
{{? byEntries}}
{{> evidence/hidden}}
RETURN reason AS reason, count(r) AS counted
{{/}}
ORDER BY reason
