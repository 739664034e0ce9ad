{{? summary}}
, r.status AS status, r.asserts AS asserts, r.denies AS denies, r.doubts AS doubts, r.noAnswers AS noAnswers
, r.originCount AS originCount, r.sourceCount AS sourceCount
, r.startEarliest AS startEarliest, r.startLatest AS startLatest, r.endEarliest AS endEarliest, r.endLatest AS endLatest
, r.datesDisputed AS datesDisputed, r.firstPublishedEarliest AS firstPublishedEarliest, r.firstPublishedLatest AS firstPublishedLatest
, r.lastPublishedEarliest AS lastPublishedEarliest, r.lastPublishedLatest AS lastPublishedLatest
{{/}}
{{? evidence}}
, r.claims AS claims, r.sources AS sources, r.origins AS origins, r.speakers AS speakers, r.stances AS stances
, r.modalities AS modalities, r.bases AS bases, r.reliabilities AS reliabilities, r.credibilities AS credibilities
, r.startsEarliest AS startsEarliest, r.startsLatest AS startsLatest, r.endsEarliest AS endsEarliest, r.endsLatest AS endsLatest
, r.publishedEarliest AS publishedEarliest, r.publishedLatest AS publishedLatest
, r.withdrawnEarliest AS withdrawnEarliest, r.withdrawnLatest AS withdrawnLatest
, r.since AS since, r.until AS until, r.touches AS touches
{{/}}
