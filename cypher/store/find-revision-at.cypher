// The last revision by an instant, 0 before the first, and the last one that merged entities.
MATCH (s:Store {id: 'store'})
CALL () {
  MATCH (r:Revision)
  WHERE r.at <= $at
  WITH r ORDER BY r.at DESC, r.number DESC LIMIT 1
  RETURN max(r.number) AS last
}
RETURN coalesce(last, 0) AS revision, coalesce(s.lastMerge, 0) AS lastMerge
