// Running numbers for sources; the write holds the store's lock already.
MATCH (s:Store {id: 'store'})
WITH s, coalesce(s.sources, 0) AS taken
SET s.sources = taken + $count
RETURN taken AS taken
