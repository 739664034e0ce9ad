UNWIND $ids AS id
MATCH (b:Bearing {id: id})
RETURN properties(b) AS properties
