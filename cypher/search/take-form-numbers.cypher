// Numbers for forms; the write holds the store's lock already.
MERGE (i:NameIndex {id: 'names'})
ON CREATE SET i.version = $version, i.forms = 0, i.lastForm = 0
WITH i, i.lastForm AS taken, i.forms AS before
SET i.lastForm = taken + $count, i.forms = before + $count
RETURN taken AS taken
