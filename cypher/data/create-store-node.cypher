MERGE (s:Store {id: 'store'})
SET s.revision = coalesce(s.revision, 0)
