UNWIND $rows AS row
CREATE (k:NameKey)
SET k = row.properties
RETURN count(k) AS created
