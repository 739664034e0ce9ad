UNWIND $rows AS row
CREATE (f:NameForm {id: row.id, number: row.number})
RETURN count(f) AS created
