// The forms in some parts of keys; the first part tells how many there are.
UNWIND $ids AS id
MATCH (k:NameKey {id: id})
RETURN k.id AS id, k.parts AS parts, k.forms AS forms
