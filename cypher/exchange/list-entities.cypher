// Entities in the order of recording, by number: no engine has to sort them.
UNWIND $numbers AS number
MATCH (n:Entity {recorded: number})
RETURN number AS number, n.id AS id, n.kind AS kind, n.groupType AS groupType, n.anonymous AS anonymous,
       n.unnamed AS unnamed, n.recordedAt AS recordedAt, n.recordedBy AS recordedBy
ORDER BY number
