UNWIND range(1, $n) AS a
UNWIND range(1, $n) AS b
WITH a, b
WHERE (a * b) % 7 = 9
RETURN count(*) AS count
