MATCH (:Entity {id: 'person:a'})-[r:{{types}}]->(:Entity {id: 'group:g'})
DELETE r
