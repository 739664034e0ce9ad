MATCH (i:NameIndex {id: 'names'})
SET i.version = $version, i.rebuilding = null, i.rebuiltTo = null
