// What has been recorded of claims with these contents, retracted and withdrawn ones included.
UNWIND $identities AS identity
MATCH (c:Claim {identity: identity})
RETURN identity AS identity, c.id AS id, c.locators AS locators, c.retractedRevision AS retractedRevision, c.withdrawnLatest AS withdrawnLatest, c.number AS number
ORDER BY number
