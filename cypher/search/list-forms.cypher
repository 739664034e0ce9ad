UNWIND $numbers AS number
MATCH (f:NameForm {number: number})
RETURN f.number AS number, f.id AS id
