MERGE (s:Store {id: 'store'})
SET s.version = $version
