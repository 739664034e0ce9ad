MATCH (n:Entity)
RETURN n AS node
