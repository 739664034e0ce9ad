// The restore that has begun, if one has: the hash of its file, and how many of its lines are in.
MATCH (s:Store {id: 'store'})
RETURN coalesce(s.revision, 0) AS revision, s.restoring AS restoring, s.restored AS restored
