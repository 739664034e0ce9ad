MATCH (c:Claim)
WHERE c.withdrawnRevision IS NOT NULL
REMOVE c.withdrawnRevision
