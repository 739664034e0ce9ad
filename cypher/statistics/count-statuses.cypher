MATCH (:Entity)-[r:{{types}}]->(:Entity)
RETURN r.status AS status, count(r) AS value
ORDER BY status
