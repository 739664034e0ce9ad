// The first forms of keys in several parts.
UNWIND $ids AS id
MATCH (k:NameKey {id: id})
RETURN k.id AS id, k.count AS count, k.forms AS forms
