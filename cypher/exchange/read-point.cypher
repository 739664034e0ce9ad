// Where the store stands: one node, so the numbers and the revision belong together.
MATCH (s:Store {id: 'store'})
RETURN coalesce(s.revision, 0) AS revision, s.lastAt AS lastAt, coalesce(s.numbers, 0) AS numbers, coalesce(s.sources, 0) AS sources
