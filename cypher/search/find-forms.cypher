UNWIND $ids AS id
MATCH (f:NameForm {id: id})
RETURN f.id AS id, f.number AS number
