// Which of some keys hold a form in one of their parts.
UNWIND $rows AS row
MATCH (k:NameKey {id: row.part})
WHERE row.number IN k.forms
RETURN row.form AS form, row.key AS key
