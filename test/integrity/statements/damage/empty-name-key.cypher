MATCH (k:NameKey)
WHERE k.id STARTS WITH 's:'
SET k.forms = []
