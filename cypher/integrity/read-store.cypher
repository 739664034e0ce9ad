MATCH (s:Store {id: 'store'})
RETURN s.revision AS revision, s.lastAt AS lastAt, s.numbers AS numbers, s.lastMerge AS lastMerge
