// Names that begin alike: suggestions where a name fits nobody.
MATCH (c:Claim)
WHERE c.nameKey STARTS WITH $prefix AND c.retractedRevision = $open
RETURN DISTINCT c.nameKey AS nameKey, c.nameText AS text, c.nameOf AS id
ORDER BY nameKey, id, text
LIMIT 200
