// Sources recorded before they had numbers get them in the order of recording, what a source repeats before it.
MATCH (s:Source)
WHERE s.recorded IS NULL
OPTIONAL MATCH p = (s)-[:DERIVED_FROM*1..30]->(:Source)
WITH s.id AS id, s.recordedAt AS at, coalesce(max(length(p)), 0) AS depth
ORDER BY at, depth, id
WITH collect(id) AS ids
MATCH (k:Store {id: 'store'})
WITH ids, coalesce(k.sources, 0) AS taken
UNWIND range(0, size(ids) - 1) AS i
MATCH (s:Source {id: ids[i]})
SET s.recorded = taken + i + 1
