MATCH (r:Revision)
WHERE r.at <= $at
RETURN r.number AS revision
ORDER BY r.at DESC, r.number DESC
LIMIT 1
