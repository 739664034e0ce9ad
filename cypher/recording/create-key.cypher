CREATE (k:Key {id: $id, payload: $payload, answer: $answer, revision: $revision})
RETURN k.id AS id
