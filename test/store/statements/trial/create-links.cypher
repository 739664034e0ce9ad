UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[r:{{types}}]->(b)
SET r.id = row.id, r.sort = row.sort, r.sources = row.sources, r.numbers = row.numbers
