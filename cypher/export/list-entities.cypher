// Entities with all that an export tells of them, in the order of recording.
{{? byNumber}}
UNWIND $numbers AS number
MATCH (n:Entity {recorded: number})
{{/}}
{{? byId}}
UNWIND $ids AS id
MATCH (n:Entity {id: id})
{{/}}
RETURN n.recorded AS number, n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType,
       n.anonymous AS anonymous, n.unnamed AS unnamed, n.mergedInto AS mergedInto, n.canonical AS canonical,
       n.members AS members, n.recordedAt AS recordedAt, n.recordedBy AS recordedBy
ORDER BY number
