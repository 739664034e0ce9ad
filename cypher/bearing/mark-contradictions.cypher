// A claim knows the bearings that contradict it or by which it contradicts: deriving its link starts there.
// One row a claim, because an engine may read all rows before it writes one.
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
WITH c, row, coalesce(c.contradictions, []) AS contradictions
SET c.contradictions = contradictions + row.bearings
RETURN count(c) AS marked
