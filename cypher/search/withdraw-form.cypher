// Takes a form out of the parts of its keys.
UNWIND $ids AS id
MATCH (k:NameKey {id: id})
WHERE $number IN k.forms
SET k.forms = [f IN k.forms WHERE f <> $number]
RETURN count(k) AS changed
