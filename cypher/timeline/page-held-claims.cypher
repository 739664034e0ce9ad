// A page of the claims that say when something held, by their earliest beginning. One of named, whole is kept.
{{> timeline/match-claims}}
  AND (c.validFrom IS NOT NULL OR c.validTo IS NOT NULL)
  AND NOT c.predicate IN $predicates
  AND (c.startEarliest > $afterStart OR (c.startEarliest = $afterStart AND c.number > $afterNumber))
{{? overlapping}}
  AND c.startEarliest <= $duringLatest AND c.endLatest >= $duringEarliest
{{/}}
{{? overlappingStrict}}
  AND c.startLatest <= $duringLatest AND c.endEarliest >= $duringEarliest
{{/}}
{{> claim/counts}}
WITH DISTINCT c ORDER BY c.startEarliest, c.number LIMIT $limit
RETURN
{{> timeline/columns}}
ORDER BY start, number
