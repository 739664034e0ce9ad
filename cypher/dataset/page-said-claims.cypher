// A page of the claims of a source that stand, were published by a day, and are not withdrawn.
MATCH (s:Source {id: $source})<-[:STATED_IN]-(c:Claim)
WHERE c.number > $after AND c.retractedRevision = $open AND c.withdrawnAt IS NULL AND c.publishedEarliest <= $publishedBy
WITH c ORDER BY c.number LIMIT $limit
RETURN c.id AS id, c.identity AS identity, c.number AS number
ORDER BY number
