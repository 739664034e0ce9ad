MATCH (n:Entity)
WHERE n.mergedInto IS NULL
RETURN n.kind AS kind, count(n) AS value
ORDER BY kind
