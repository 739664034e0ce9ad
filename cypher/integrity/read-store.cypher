MATCH (s:Store {id: 'store'})
RETURN s.revision AS revision, s.lastAt AS lastAt, s.numbers AS numbers, s.sources AS sources, s.lastMerge AS lastMerge
