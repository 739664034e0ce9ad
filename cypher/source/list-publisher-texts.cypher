// Publishers that are only a text, by the origin that stands for them: their sources repeat nobody.
MATCH (s:Source)
WHERE s.publisherText IS NOT NULL AND size(s.derivedFrom) = 0 AND s.origins[0] IN $origins
WITH s.origins[0] AS origin, min(s.publisherText) AS publisherText
RETURN origin AS origin, publisherText AS publisherText
ORDER BY origin
