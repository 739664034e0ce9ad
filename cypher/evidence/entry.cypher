{{? present}}
  AND r.until[i] = $open
{{/}}
{{? knownAt}}
  AND r.since[i] <= $knownAt AND r.until[i] > $knownAt
{{/}}
{{? modalities}}
  AND r.modalities[i] IN $modalities
{{/}}
{{? bases}}
  AND r.bases[i] IN $bases
{{/}}
{{? sources}}
  AND r.sources[i] IN $sources
{{/}}
{{? excludeSources}}
  AND NOT r.sources[i] IN $excludeSources
{{/}}
{{? origins}}
  AND r.origins[i] IN $origins
{{/}}
{{? excludeOrigins}}
  AND NOT r.origins[i] IN $excludeOrigins
{{/}}
{{? attributedTo}}
  AND r.speakers[i] IN $attributedTo
{{/}}
{{? excludeAttributedTo}}
  AND NOT r.speakers[i] IN $excludeAttributedTo
{{/}}
{{? reliabilities}}
  AND r.reliabilities[i] IN $reliabilities
{{/}}
{{? credibilities}}
  AND r.credibilities[i] IN $credibilities
{{/}}
{{? valid}}
  AND r.startsEarliest[i] <= $validLatest AND r.endsLatest[i] >= $validEarliest
{{/}}
{{? validStrict}}
  AND r.startsLatest[i] <= $validLatest AND r.endsEarliest[i] >= $validEarliest
{{/}}
{{? published}}
  AND r.publishedEarliest[i] <= $publishedBy AND r.withdrawnLatest[i] > $publishedBy
{{/}}
{{? publishedStrict}}
  AND r.publishedLatest[i] <= $publishedBy AND r.withdrawnEarliest[i] > $publishedBy
{{/}}
