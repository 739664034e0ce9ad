{{> evidence/holds}}
{{? judged}}
WITH n, r, m, [i IN range(0, size(r.claims) - 1) WHERE true
{{> evidence/entry}}
  ] AS live
WITH n, r, m, live, [i IN live | CASE WHEN r.touches[i] = 0 THEN r.stances[i] ELSE 'AGAINST' END] AS said
{{? originsCounted}}
  , [i IN live WHERE r.touches[i] = 0 AND r.stances[i] = 'ASSERTS' | r.origins[i]] AS voices
{{/}}
WITH n, r, m, CASE
    WHEN 'ASSERTS' IN said AND ('DENIES' IN said OR 'DOUBTS' IN said OR ('AGAINST' IN said
      AND any(i IN live WHERE r.touches[i] > 0 AND any(k IN live WHERE r.touches[k] = 0 AND r.stances[k] = 'ASSERTS' AND r.claims[k] = r.touches[i])))) THEN 'CONTESTED'
    WHEN 'ASSERTS' IN said THEN 'UNCONTESTED'
    WHEN 'DENIES' IN said THEN 'DENIED'
    WHEN 'DOUBTS' IN said THEN 'DOUBTED'
    WHEN 'NO_ANSWER' IN said THEN 'UNANSWERED'
    ELSE 'NONE' END AS status
{{? originsCounted}}
  , size([k IN range(0, size(voices) - 1) WHERE NOT voices[k] IN voices[0..k]]) AS originCount
{{/}}
WHERE status IN $statuses
{{? originsCounted}}
  AND originCount >= $minOrigins
{{/}}
{{/}}
