MATCH (s:Store {id: 'store'})
SET s.restoring = $hash, s.restored = $lines
RETURN s.restored AS restored
