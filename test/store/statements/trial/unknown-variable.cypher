MATCH (n:Entity)
RETURN other.id AS id
