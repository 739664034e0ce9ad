// Claims by their running numbers.
UNWIND $numbers AS number
MATCH (c:Claim {number: number})
RETURN properties(c) AS properties
