// Entities one hop on from some others, each by its best link: that with most origins, then with the
// smaller id. One of out, in, both is kept, and one of originsCounted, originsStored.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
{{> link/match}}
  // A map is looked up at the price of one comparison; a list would be searched through.
  AND $found[0][m.id] IS NULL
{{> evidence/shown}}
{{? originsCounted}}
WITH m, min(toString(2000000 - originCount) + r.id) AS rank
{{/}}
{{? originsStored}}
WITH m, min(toString(2000000 - r.originCount) + r.id) AS rank
{{/}}
ORDER BY rank LIMIT $limit
RETURN rank AS rank, m.id AS id, m.kind AS kind, m.name AS name, m.groupType AS groupType, m.anonymous AS anonymous,
       m.unnamed AS unnamed, m.mergedInto AS mergedInto, m.canonical AS canonical, m.members AS members
ORDER BY rank
