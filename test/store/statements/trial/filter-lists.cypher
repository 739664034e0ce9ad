MATCH (n:Entity {id: $id})-[r:{{types}}]->(m:Entity)
WHERE any(i IN range(0, size(r.sources) - 1) WHERE NOT r.sources[i] IN $excluded AND r.numbers[i] >= $least)
WITH r, [i IN range(0, size(r.sources) - 1) WHERE NOT r.sources[i] IN $excluded AND r.numbers[i] >= $least] AS live
WITH r, [i IN live | r.sources[i]] AS kept
RETURN r.id AS id, kept, size([i IN range(0, size(kept) - 1) WHERE NOT kept[i] IN kept[0..i]]) AS distinctSources
ORDER BY r.id
