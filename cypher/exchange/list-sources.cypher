// Sources in the order of recording: what a source repeats comes before it.
UNWIND $numbers AS number
MATCH (s:Source {recorded: number})
RETURN number AS number, properties(s) AS properties
ORDER BY number
