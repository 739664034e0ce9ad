// The forms of some keys; of a key in several parts, whose forms are too many to tell anything, only the count.
UNWIND $ids AS id
MATCH (k:NameKey {id: id})
RETURN k.id AS id, k.count AS count, CASE WHEN k.parts = 1 THEN k.forms ELSE [] END AS forms
