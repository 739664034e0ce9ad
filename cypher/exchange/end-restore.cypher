// With the numbers of the file the store counts on from where the other one stood.
MATCH (s:Store {id: 'store'})
SET s.revision = $revision, s.lastAt = $lastAt, s.numbers = $numbers, s.sources = $sources, s.lastMerge = $lastMerge,
    s.restoring = null, s.restored = null
RETURN s.revision AS revision
