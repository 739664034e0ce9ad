// Entities by id: one row for each id that exists.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType, n.anonymous AS anonymous,
       n.unnamed AS unnamed, n.links AS links, n.mergedInto AS mergedInto, n.canonical AS canonical, n.members AS members
