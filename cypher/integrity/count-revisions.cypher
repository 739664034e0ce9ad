MATCH (r:Revision)
RETURN count(r) AS counted
