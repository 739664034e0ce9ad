// More forms for keys that are there; of a key of several parts the first keeps the count.
UNWIND $rows AS row
MATCH (k:NameKey {id: row.id})
SET k.forms = k.forms + row.forms, k.count = k.count + row.added, k.parts = row.parts, k.room = row.room
RETURN count(k) AS extended
