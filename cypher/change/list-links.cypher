// A page of the links of some entities with an entry that one clock moves between two days or revisions, or with a claim
// against one of theirs that it moves. One of heldBetween, saidBetween, saidBetweenStrict, knownBetween is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
// A link between two of them comes once.
WHERE r.id > $after AND (NOT m.id IN $ids OR n.id <= m.id)
  AND any(i IN range(0, size(r.claims) - 1) WHERE true
{{> evidence/entry}}
{{? heldBetween}}
    AND ((r.startsEarliest[i] > $fromLatest AND r.startsEarliest[i] <= $toLatest)
      OR (r.startsLatest[i] > $fromLatest AND r.startsLatest[i] <= $toLatest)
      OR (r.endsEarliest[i] >= $fromEarliest AND r.endsEarliest[i] < $toEarliest)
      OR (r.endsLatest[i] >= $fromEarliest AND r.endsLatest[i] < $toEarliest))
{{/}}
{{? saidBetween}}
    AND ((r.publishedEarliest[i] > $fromLatest AND r.publishedEarliest[i] <= $toLatest)
      OR (r.withdrawnLatest[i] > $fromLatest AND r.withdrawnLatest[i] <= $toLatest))
{{/}}
{{? saidBetweenStrict}}
    AND ((r.publishedLatest[i] > $fromLatest AND r.publishedLatest[i] <= $toLatest)
      OR (r.withdrawnEarliest[i] > $fromLatest AND r.withdrawnEarliest[i] <= $toLatest))
{{/}}
{{? knownBetween}}
    AND ((r.since[i] > $fromRevision AND r.since[i] <= $toRevision)
      OR (r.until[i] > $fromRevision AND r.until[i] <= $toRevision))
{{/}}
  )
WITH r ORDER BY r.id LIMIT $limit
RETURN r.id AS id, r.role AS role
{{> link/columns}}
ORDER BY id
