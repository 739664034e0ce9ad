UNWIND range(1, $n) AS i
RETURN i AS i
ORDER BY i
