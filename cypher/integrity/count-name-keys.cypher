MATCH (k:NameKey)
RETURN count(k) AS counted
