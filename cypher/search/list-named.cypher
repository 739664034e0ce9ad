// Who bears some names: claims that stand, and the entities that stand for those named.
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim {nameKey: id})
  WHERE c.retractedRevision = $open AND c.stance = 'ASSERTS'
  RETURN c ORDER BY c.number LIMIT $limit
}
MATCH (e:Entity {id: c.nameOf})
WITH id, c, e.id AS named, coalesce(e.canonical, e.id) AS canonical
MATCH (n:Entity {id: canonical})
{{? kinds}}
WHERE n.kind IN $kinds
{{/}}
RETURN id AS form, c.number AS number, c.nameText AS text, c.nameKind AS nameKind, named AS named, n.id AS id, n.kind AS kind, n.name AS name,
       n.groupType AS groupType, n.anonymous AS anonymous, n.unnamed AS unnamed, n.members AS members
ORDER BY number
