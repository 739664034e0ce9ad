MERGE (s:Store {id: 'store'})
SET s.numbers = $numbers
