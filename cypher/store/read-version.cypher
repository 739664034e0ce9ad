MATCH (s:Store {id: 'store'})
RETURN coalesce(s.version, 0) AS version
