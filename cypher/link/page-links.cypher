// A page of links for each of some entities. One of out, in, both, and one of byType, byOrigins, is kept.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  {{> link/match}}
  {{> evidence/shown}}
  {{? byType}}
  WITH r, m ORDER BY r.id LIMIT $limit
  {{/}}
  {{? byOrigins}}
  {{? originsJudged}}
  WITH r, m, originCount
  {{/}}
  {{? originsStored}}
  WITH r, m, r.originCount AS originCount
  {{/}}
  WHERE originCount < $afterOrigins OR (originCount = $afterOrigins AND r.id > $afterLink)
  WITH r, m, originCount ORDER BY originCount DESC, r.id LIMIT $limit
  {{/}}
  RETURN r, m
  {{? byOrigins}}
  , originCount
  {{/}}
}
RETURN n.id AS entity, r.id AS id, r.role AS role
{{? byOrigins}}
, originCount AS originRank
{{/}}
{{? far}}
, m.id AS farId, m.kind AS farKind, m.name AS farName, m.groupType AS farGroupType, m.anonymous AS farAnonymous, m.unnamed AS farUnnamed, m.members AS farMembers
{{/}}
{{> link/columns}}
