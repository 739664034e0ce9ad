MATCH (i:NameIndex {id: 'names'})
WITH i, i.forms AS before
SET i.forms = before - 1
WITH i
MATCH (f:NameForm {id: $id})
DELETE f
