MATCH (i:NameIndex {id: 'names'})
SET i.version = 0
