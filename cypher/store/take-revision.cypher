MERGE (s:Store {id: 'store'})
SET s.revision = coalesce(s.revision, 0) + 1
RETURN s.revision AS revision, s.lastAt AS lastAt, s.restoring AS restoring
