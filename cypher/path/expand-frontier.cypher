// The links that lead on from some entities, with how many links their far ends have: what going on from there would cost.
// One of out, in, both is kept, and strengthStored or strengthJudged where paths are to be ranked.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
{{> link/match}}
{{? aroundLabels}}
  AND (m.groupType IS NULL OR m.groupType <> 'LABEL' OR m.id IN $ends)
{{/}}
{{> evidence/shown}}
RETURN r.id AS id, m.links AS farLinks
{{? strengthStored}}
, r.originCount AS strength
{{/}}
{{? judged}}
{{? strengthJudged}}
, originCount AS strength
{{/}}
{{/}}
LIMIT $limit
