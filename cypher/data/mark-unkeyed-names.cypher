// Names recorded before there were keys: version 0 tells that they are still to be made.
MATCH (c:Claim)
WHERE c.nameKey IS NOT NULL
WITH c ORDER BY c.id LIMIT 1
MERGE (i:NameIndex {id: 'names'})
SET i.version = 0, i.forms = 0, i.lastForm = 0
