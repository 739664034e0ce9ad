// What was said stays as it is; from this revision on it is known that a later edition no longer says it.
UNWIND $ids AS id
MATCH (c:Claim {id: id})
SET c.withdrawnAt = $withdrawnAt, c.withdrawnEarliest = $earliest, c.withdrawnLatest = $latest,
    c.withdrawnBy = $by, c.withdrawnRevision = $revision
RETURN count(c) AS withdrawn
