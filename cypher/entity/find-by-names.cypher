// Entities that a claim which stands gives this name; a name is found by its key alone.
UNWIND $keys AS key
MATCH (c:Claim {nameKey: key})
WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
WITH key, c.nameOf AS id, min(c.nameKind) AS nameKind
MATCH (n:Entity {id: id})
RETURN key AS nameKey, nameKind AS nameKind, n.id AS id, n.kind AS kind, n.name AS name, n.groupType AS groupType,
       n.anonymous AS anonymous, n.unnamed AS unnamed, n.mergedInto AS mergedInto
ORDER BY nameKey, id
