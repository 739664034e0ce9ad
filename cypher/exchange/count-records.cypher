// How many records of each sort there were at a revision, retracted ones included.
CALL () { MATCH (n:Entity) WHERE n.recorded <= $numbers RETURN count(n) AS entities }
CALL () { MATCH (s:Source) WHERE s.recorded <= $sources RETURN count(s) AS sources }
CALL () { MATCH (m:EntityMerge) WHERE m.recordedRevision <= $revision RETURN count(m) AS merges }
CALL () { MATCH (c:Claim) WHERE c.number <= $numbers RETURN count(c) AS claims }
CALL () { MATCH (b:Bearing) WHERE b.recordedRevision <= $revision RETURN count(b) AS bearings }
RETURN entities AS entities, sources AS sources, merges AS merges, claims AS claims, bearings AS bearings
