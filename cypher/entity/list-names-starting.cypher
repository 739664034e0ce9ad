// Names that begin alike: suggestions where a name fits nobody.
MATCH (c:Claim)
WHERE c.nameKey STARTS WITH $prefix AND c.retractedRevision = $open
WITH DISTINCT c.nameKey AS nameKey, c.nameText AS text, c.nameOf AS named
ORDER BY nameKey, named, text
LIMIT 200
MATCH (n:Entity {id: named})
RETURN DISTINCT nameKey AS nameKey, text AS text, coalesce(n.canonical, n.id) AS id
ORDER BY nameKey, id, text
