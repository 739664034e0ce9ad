// Running numbers for claims and entities; the write holds the store's lock already.
MATCH (s:Store {id: 'store'})
WITH s, coalesce(s.numbers, 0) AS taken
SET s.numbers = taken + $count
RETURN taken AS taken
