MATCH (i:NameIndex {id: 'names'})
SET i.rebuiltTo = $to
