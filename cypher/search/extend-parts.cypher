UNWIND $rows AS row
MATCH (k:NameKey {id: row.id})
SET k.forms = k.forms + row.forms
RETURN count(k) AS extended
