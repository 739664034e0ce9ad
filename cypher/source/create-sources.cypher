UNWIND $rows AS row
CREATE (s:Source)
SET s = row.properties
RETURN count(s) AS created
