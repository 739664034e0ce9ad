// The licences of the sources, and how many sources have each.
MATCH (s:Source)
WHERE s.recorded <= $sources AND s.licence IS NOT NULL
WITH s.licence AS licence, count(s) AS sources
RETURN licence AS licence, sources AS sources
ORDER BY licence
LIMIT $limit
