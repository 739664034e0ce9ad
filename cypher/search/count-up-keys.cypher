// The first part of a key keeps its count; the forms went into the last.
UNWIND $rows AS row
MATCH (k:NameKey {id: row.id})
SET k.count = k.count + row.added, k.parts = row.parts, k.room = row.room
RETURN count(k) AS counted
