OPTIONAL MATCH (s:Store {id: 'store'})
RETURN 1 AS pong, s.restoring AS restoring
