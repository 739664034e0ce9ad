{{? shownByDefault}}
  AND r.hiddenBy = ''
{{/}}
{{? judgedByScalars}}
  AND r.status IN $statuses AND r.originCount >= $minOrigins
{{/}}
{{? asserted}}
  AND (
{{? unlessExcluded}}
    // Shown by default, and nothing left out of it: no need to look at the entries.
    r.hiddenBy = ''
{{? excludeSources}}
    AND none(s IN r.sources WHERE s IN $excludeSources)
{{/}}
{{? excludeOrigins}}
    AND none(o IN r.origins WHERE o IN $excludeOrigins)
{{/}}
{{? excludeAttributedTo}}
    AND none(s IN r.speakers WHERE s IN $excludeAttributedTo)
{{/}}
    OR
{{/}}
    any(i IN range(0, size(r.claims) - 1) WHERE r.stances[i] = 'ASSERTS' AND r.touches[i] = 0
{{> evidence/entry}}
    )
  )
{{/}}
