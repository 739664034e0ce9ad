MATCH (s:Store {id: 'store'})
SET s.lastMerge = 1
