// What stands for an entity, and whom it stands for; all three are absent where nothing was merged.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
SET n.mergedInto = row.mergedInto, n.canonical = row.canonical, n.members = row.members
RETURN count(n) AS changed
