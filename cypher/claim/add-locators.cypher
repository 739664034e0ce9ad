// The one thing that recording a claim again may add.
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
WITH c, row, c.locators AS locators
SET c.locators = locators + row.added
RETURN count(c) AS changed
