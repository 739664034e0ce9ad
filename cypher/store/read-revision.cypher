MATCH (s:Store {id: 'store'})
RETURN coalesce(s.revision, 0) AS revision, s.lastAt AS lastAt
