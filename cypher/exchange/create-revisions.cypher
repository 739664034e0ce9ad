UNWIND $rows AS row
CREATE (r:Revision)
SET r = row.properties
RETURN count(r) AS created
