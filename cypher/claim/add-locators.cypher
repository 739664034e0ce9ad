// The one thing that recording a claim again may add; each added locator keeps the revision that added it.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
WITH c, row, c.locators AS locators, coalesce(c.locatorRevisions, []) AS revisions
SET c.locators = locators + row.added, c.locatorRevisions = revisions + row.revisions
RETURN count(c) AS changed
