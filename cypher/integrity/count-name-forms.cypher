MATCH (f:NameForm)
RETURN count(f) AS counted
