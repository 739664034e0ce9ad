MATCH (:Entity {id: 'person:a'})-[r:{{types}}]->(:Entity {id: 'group:g'})
SET r.status = 'DENIED'
