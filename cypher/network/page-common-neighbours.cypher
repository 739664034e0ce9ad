// Entities tied to two or more of some others: by how many, then by the origins of the weakest of the ties,
// a tie being as strong as its best link. One of originsCounted, originsStored is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
MATCH (n)-[r:{{types}}]-(m:Entity)
WHERE NOT m.id IN $ids
{{> evidence/shown}}
{{? originsCounted}}
WITH n, m, max(originCount) AS strength
{{/}}
{{? originsStored}}
WITH n, m, max(r.originCount) AS strength
{{/}}
WITH m, count(n) AS tiedTo, min(strength) AS weakest
WHERE tiedTo > 1 AND (tiedTo < $afterTied OR (tiedTo = $afterTied
  AND (weakest < $afterWeakest OR (weakest = $afterWeakest AND m.id > $after))))
WITH m, tiedTo, weakest ORDER BY tiedTo DESC, weakest DESC, m.id LIMIT $limit
RETURN tiedTo AS tiedTo, weakest AS weakest, m.id AS id, m.kind AS kind, m.name AS name, m.groupType AS groupType,
       m.anonymous AS anonymous, m.unnamed AS unnamed, m.mergedInto AS mergedInto, m.canonical AS canonical, m.members AS members
ORDER BY tiedTo DESC, weakest DESC, id
