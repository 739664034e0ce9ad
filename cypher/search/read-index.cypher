// The state of the name keys; none before the first name.
MATCH (i:NameIndex {id: 'names'})
RETURN i.version AS version, i.forms AS forms, i.lastForm AS lastForm, coalesce(i.deleting, false) AS deleting, i.rebuilding AS rebuilding, i.rebuiltTo AS rebuiltTo
