MATCH (k:Key {id: $id})
RETURN k.payload AS payload, k.answer AS answer
