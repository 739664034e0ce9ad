MATCH (i:NameIndex {id: 'names'})
SET i.deleting = false, i.forms = 0, i.rebuilding = $version, i.rebuiltTo = 0
