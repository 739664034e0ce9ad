// The last number that a source has.
MATCH (k:Store {id: 'store'})
MATCH (s:Source)
WITH k, count(s) AS sources
SET k.sources = sources
