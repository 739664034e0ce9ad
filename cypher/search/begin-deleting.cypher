// From here on the keys are known to be incomplete, until the rebuild ends; nothing is keyed while they go.
MERGE (i:NameIndex {id: 'names'})
SET i.version = 0, i.deleting = true, i.rebuilding = null, i.lastForm = coalesce(i.lastForm, 0), i.forms = coalesce(i.forms, 0)
