MATCH (b:Bearing)
RETURN count(b) AS counted
