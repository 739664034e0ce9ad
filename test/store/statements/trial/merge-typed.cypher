UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
FOREACH (_ IN CASE WHEN row.type = 'LEADS' THEN [1] ELSE [] END |
  MERGE (a)-[r:LEADS {id: row.id}]->(b)
  SET r.sort = row.sort)
FOREACH (_ IN CASE WHEN row.type = 'BACKS' THEN [1] ELSE [] END |
  MERGE (a)-[r:BACKS {id: row.id}]->(b)
  SET r.sort = row.sort)
