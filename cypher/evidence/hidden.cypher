WITH r, [i IN range(0, size(r.claims) - 1) WHERE true
{{> evidence/entry}}
  ] AS live
WITH r, [
    [i IN live WHERE r.modalities[i] IN $defaultModalities AND r.bases[i] IN $defaultBases],
    [i IN live WHERE r.bases[i] IN $defaultBases],
    live
  ] AS levels
WITH r, [level IN levels | CASE
    WHEN any(i IN level WHERE r.touches[i] = 0 AND r.stances[i] = 'ASSERTS') THEN CASE
      WHEN any(i IN level WHERE (r.touches[i] = 0 AND r.stances[i] IN ['DENIES', 'DOUBTS'])
        OR (r.touches[i] > 0 AND any(k IN level WHERE r.touches[k] = 0 AND r.stances[k] = 'ASSERTS' AND r.claims[k] = r.touches[i])))
      THEN 'CONTESTED' ELSE 'UNCONTESTED' END
    WHEN any(i IN level WHERE r.touches[i] = 0 AND r.stances[i] = 'DENIES') THEN 'DENIED'
    WHEN any(i IN level WHERE r.touches[i] = 0 AND r.stances[i] = 'DOUBTS') THEN 'DOUBTED'
    WHEN any(i IN level WHERE r.touches[i] = 0) THEN 'UNANSWERED'
    ELSE 'NONE' END] AS statusAt,
  [level IN levels | [i IN level WHERE r.touches[i] = 0 AND r.stances[i] = 'ASSERTS' | r.origins[i]]] AS voicesAt
WITH r, statusAt, [voices IN voicesAt | size([k IN range(0, size(voices) - 1) WHERE NOT voices[k] IN voices[0..k]])] AS originsAt
WITH r, [
    statusAt[0] IN $statuses AND originsAt[0] >= $minOrigins,
    statusAt[1] IN $statuses AND originsAt[1] >= $minOrigins,
    statusAt[2] IN $statuses AND originsAt[2] >= $minOrigins,
    statusAt[2] IN $liftedStatuses AND originsAt[2] >= $minOrigins
  ] AS shownAt
WITH r, CASE
    WHEN shownAt[0] THEN ''
    WHEN $liftsModality AND shownAt[1] THEN 'MODALITY'
    WHEN $liftsBasis AND shownAt[2] THEN 'BASIS'
    WHEN $liftsStatus AND shownAt[3] THEN 'STATUS'
    ELSE '' END AS reason
WHERE reason <> ''
