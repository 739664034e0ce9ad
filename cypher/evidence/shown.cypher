{{? shownByDefault}}
  AND r.hiddenBy = ''
{{/}}
{{? judgedByScalars}}
  AND r.status IN $statuses AND r.originCount >= $minOrigins
{{/}}
{{? asserted}}
  AND any(i IN range(0, size(r.claims) - 1) WHERE r.stances[i] = 'ASSERTS' AND r.touches[i] = 0
{{> evidence/entry}}
  )
{{/}}
{{? judged}}
WITH n, r, m, [i IN range(0, size(r.claims) - 1) WHERE true
{{> evidence/entry}}
  ] AS live
WITH n, r, m, [i IN live WHERE r.touches[i] = 0] AS own, [i IN live WHERE r.touches[i] > 0] AS against
WITH n, r, m, own, against, [i IN own WHERE r.stances[i] = 'ASSERTS'] AS yes
WITH n, r, m, own, against, yes, [i IN yes | r.claims[i]] AS asserting, [i IN yes | r.origins[i]] AS voices
WITH n, r, m, CASE
    WHEN size(yes) > 0 AND (any(i IN own WHERE r.stances[i] IN ['DENIES', 'DOUBTS']) OR any(i IN against WHERE r.touches[i] IN asserting)) THEN 'CONTESTED'
    WHEN size(yes) > 0 THEN 'UNCONTESTED'
    WHEN any(i IN own WHERE r.stances[i] = 'DENIES') THEN 'DENIED'
    WHEN any(i IN own WHERE r.stances[i] = 'DOUBTS') THEN 'DOUBTED'
    WHEN size(own) > 0 THEN 'UNANSWERED'
    ELSE 'NONE' END AS status,
  size([k IN range(0, size(voices) - 1) WHERE NOT voices[k] IN voices[0..k]]) AS originCount
WHERE status IN $statuses AND originCount >= $minOrigins
{{/}}
