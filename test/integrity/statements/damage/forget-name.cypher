MATCH (f:NameForm {id: 'alif'})
DELETE f
