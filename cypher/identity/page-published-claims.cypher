// Claims that some sources say for themselves, so that the publishers' word is what counts.
UNWIND $sources AS source
MATCH (s:Source {id: source})<-[:STATED_IN]-(c:Claim)
WHERE c.number > $after AND c.attributedTo IS NULL AND c.onBehalfOf IS NULL
WITH DISTINCT c ORDER BY c.number LIMIT $limit
RETURN properties(c) AS properties, c.number AS number
ORDER BY number
