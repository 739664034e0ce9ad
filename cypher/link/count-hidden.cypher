// How many links of a selection only the defaults keep out, by the first reason that, lifted after those
// before it, lets them in. One of out, in, both is kept, and byScalars where no claim is filtered.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  {{> link/match}}
  {{? byScalars}}
  AND r.hiddenBy IN ['MODALITY', 'BASIS', 'STATUS']
  RETURN r.hiddenBy AS reason, count(r) AS counted
  {{/}}
  {{? byEntries}}
  {{> evidence/hidden}}
  RETURN reason, count(r) AS counted
  {{/}}
}
RETURN n.id AS entity, reason AS reason, counted AS counted
