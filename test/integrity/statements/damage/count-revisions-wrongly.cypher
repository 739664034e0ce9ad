MATCH (s:Store {id: 'store'})
SET s.revision = 99
