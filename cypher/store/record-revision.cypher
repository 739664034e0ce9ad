MATCH (s:Store {id: 'store'})
SET s.lastAt = $at
CREATE (:Revision {number: $number, at: $at})
