UNWIND $rows AS row
CREATE (n:Entity)
SET n = row.properties
FOREACH (_ IN CASE WHEN row.properties.kind = 'PERSON' THEN [1] ELSE [] END | SET n:Person)
FOREACH (_ IN CASE WHEN row.properties.kind = 'GROUP' THEN [1] ELSE [] END | SET n:Group)
FOREACH (_ IN CASE WHEN row.properties.kind = 'PLACE' THEN [1] ELSE [] END | SET n:Place)
FOREACH (_ IN CASE WHEN row.properties.kind = 'EVENT' THEN [1] ELSE [] END | SET n:Event)
FOREACH (_ IN CASE WHEN row.properties.kind = 'ASSET' THEN [1] ELSE [] END | SET n:Asset)
RETURN count(n) AS created
