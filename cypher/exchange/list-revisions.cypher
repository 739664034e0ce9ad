UNWIND $numbers AS number
MATCH (r:Revision {number: number})
RETURN number AS number, r.at AS at
ORDER BY number
