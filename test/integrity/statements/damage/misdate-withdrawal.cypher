MATCH (c:Claim)
WHERE c.withdrawnRevision IS NOT NULL
SET c.withdrawnRevision = 1
