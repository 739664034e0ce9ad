// How many records of each sort the store holds, retracted ones apart.
CALL () { MATCH (s:Source) RETURN count(s) AS sources }
CALL () { MATCH (c:Claim) WHERE c.retractedRevision = $open RETURN count(c) AS claims }
CALL () { MATCH (c:Claim) WHERE c.retractedRevision < $open RETURN count(c) AS retractedClaims }
CALL () { MATCH (b:Bearing) WHERE b.retractedRevision = $open RETURN count(b) AS bearings }
CALL () { MATCH (m:EntityMerge) WHERE m.endedRevision = $open RETURN count(m) AS merges }
RETURN sources AS sources, claims AS claims, retractedClaims AS retractedClaims, bearings AS bearings, merges AS merges
