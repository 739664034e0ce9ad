// Set while an export is being restored into this store.
OPTIONAL MATCH (s:Store {id: 'store'})
RETURN s.restoring AS restoring
