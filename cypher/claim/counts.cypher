{{? present}}
  AND c.retractedRevision = $open
{{/}}
{{? retracted}}
  AND c.retractedRevision < $open
{{/}}
{{? knownAt}}
  AND c.recordedRevision <= $knownAt AND c.retractedRevision > $knownAt
{{/}}
{{? modalities}}
  AND c.modality IN $modalities
{{/}}
{{? bases}}
  AND c.basis IN $bases
{{/}}
{{? sources}}
  AND c.source IN $sources
{{/}}
{{? excludeSources}}
  AND NOT c.source IN $excludeSources
{{/}}
{{? originsGiven}}
  AND any(o IN c.origins WHERE true
{{/}}
{{? origins}}
  AND o IN $origins
{{/}}
{{? excludeOrigins}}
  AND NOT o IN $excludeOrigins
{{/}}
{{? originsGiven}}
  )
{{/}}
{{? attributedTo}}
  AND coalesce(c.attributedTo, '') IN $attributedTo
{{/}}
{{? excludeAttributedTo}}
  AND NOT coalesce(c.attributedTo, '') IN $excludeAttributedTo
{{/}}
{{? reliabilities}}
  AND c.reliability IN $reliabilities
{{/}}
{{? credibilities}}
  AND c.credibility IN $credibilities
{{/}}
{{? valid}}
  AND c.startEarliest <= $validLatest AND c.endLatest >= $validEarliest
{{/}}
{{? validStrict}}
  AND c.startLatest <= $validLatest AND c.endEarliest >= $validEarliest
{{/}}
{{? published}}
  AND c.publishedEarliest <= $publishedBy AND (c.withdrawnLatest > $publishedBy
{{? knownAt}}
    // Its withdrawal was not known yet.
    OR c.withdrawnRevision > $knownAt
{{/}}
  )
{{/}}
{{? publishedStrict}}
  AND c.publishedLatest <= $publishedBy AND (c.withdrawnEarliest > $publishedBy
{{? knownAt}}
    OR c.withdrawnRevision > $knownAt
{{/}}
  )
{{/}}
{{? whereSubjects}}
  AND c.subject IN $whereSubjects
{{/}}
{{? whereObjects}}
  AND c.object IN $whereObjects
{{/}}
{{? whereEntities}}
  AND (c.subject IN $whereEntities OR c.object IN $whereEntities)
{{/}}
{{? wherePredicates}}
  AND c.predicate IN $wherePredicates
{{/}}
{{? whereSources}}
  AND c.source IN $whereSources
{{/}}
{{? whereAttributedTo}}
  AND c.attributedTo IN $whereAttributedTo
{{/}}
{{? whereOnBehalfOf}}
  AND c.onBehalfOf IN $whereOnBehalfOf
{{/}}
{{? whereSaidBy}}
  AND (c.attributedTo IN $whereSaidBy OR (c.subject IN $whereSaidBy AND c.predicate IN $speechTypes))
{{/}}
{{? whereStances}}
  AND c.stance IN $whereStances
{{/}}
{{? whereModalities}}
  AND c.modality IN $whereModalities
{{/}}
{{? whereBases}}
  AND c.basis IN $whereBases
{{/}}
