// How many claims say of nothing when it held. One of named, whole is kept.
{{> timeline/match-claims}}
  AND c.validFrom IS NULL AND c.validTo IS NULL
  AND NOT c.predicate IN $predicates
{{> claim/counts}}
RETURN count(DISTINCT c.number) AS counted
