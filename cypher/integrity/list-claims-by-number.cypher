// All claims in the order of recording, by number: no engine has to sort them.
UNWIND $numbers AS number
MATCH (c:Claim {number: number})
RETURN number AS number, properties(c) AS properties
ORDER BY number
