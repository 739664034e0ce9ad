// More forms for keys of one part.
UNWIND $rows AS row
MATCH (k:NameKey {id: row.id})
SET k.forms = k.forms + row.forms, k.count = k.count + row.added, k.parts = row.parts, k.room = row.room
RETURN count(k) AS extended
