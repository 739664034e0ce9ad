// Keeps other writes waiting without making a revision: what is derived changes nothing that was recorded.
MERGE (s:Store {id: 'store'})
SET s.derivations = coalesce(s.derivations, 0) + 1
RETURN coalesce(s.revision, 0) AS revision, s.lastAt AS lastAt
