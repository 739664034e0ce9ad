// How many running numbers have been taken.
MATCH (s:Store {id: 'store'})
RETURN coalesce(s.numbers, 0) AS numbers
