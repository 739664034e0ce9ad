// Entities that a claim which stands gives this name; a name is found by its key alone. What was merged
// is found as the entity that stands for it.
UNWIND $keys AS key
MATCH (c:Claim {nameKey: key})
WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
WITH key, c.nameOf AS id, min(c.nameKind) AS kindOfName
MATCH (e:Entity {id: id})
WITH key, coalesce(e.canonical, e.id) AS id, min(kindOfName) AS nameKind
MATCH (n:Entity {id: id})
RETURN key AS nameKey, nameKind AS nameKind, n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType,
       n.anonymous AS anonymous, n.unnamed AS unnamed, n.members AS members
ORDER BY nameKey, id
