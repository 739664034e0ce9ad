// So that a question about the past can tell, without another look-up, whether a merge came after it.
MATCH (s:Store {id: 'store'})
SET s.lastMerge = $revision
RETURN s.lastMerge AS lastMerge
