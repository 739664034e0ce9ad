MATCH (n:Entity {id: $id})-[r]-(m:Entity)
WHERE r.hiddenBy = ''
WITH r, m ORDER BY r.id LIMIT $limit
RETURN r.id AS id, type(r) AS relationType, r.status AS status, r.asserts AS asserts, r.denies AS denies,
       r.originCount AS originCount, r.sourceCount AS sourceCount, m.id AS farId, m.name AS farName
