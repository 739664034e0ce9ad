{{? arabicEquality}}
RETURN 'أبو علاء' = $arabic AS value
{{/}}
{{? arabicContains}}
RETURN $arabic CONTAINS 'علاء' AS value
{{/}}
{{? arabicStartsWith}}
RETURN $arabic STARTS WITH 'أبو' AS value
{{/}}
{{? arabicSize}}
RETURN size($arabic) AS value
{{/}}
{{? arabicSubstring}}
RETURN substring($arabic, 4, 4) AS value
{{/}}
{{? arabicSplit}}
RETURN split($arabic, ' ') AS value
{{/}}
{{? lowerCase}}
RETURN toLower('ÉCOLE İZMİR') STARTS WITH 'école' AS value
{{/}}
{{? trimmed}}
RETURN trim('  a b ') AS value
{{/}}
{{? replaced}}
RETURN replace('Mossawi', 'ss', 's') AS value
{{/}}
{{? joined}}
RETURN 'a' + '~' + 'b' AS value
{{/}}
{{? integerSum}}
RETURN 9007199254740990 + 1 AS value
{{/}}
{{? bigIntegerSum}}
RETURN 9007199254740991 + 2 AS value
{{/}}
{{? bigIntegerCompare}}
RETURN 9007199254740993 > 9007199254740992 AS value
{{/}}
{{? integerDivision}}
RETURN 7 / 2 AS value
{{/}}
{{? floatDivision}}
RETURN 7 / 2.0 AS value
{{/}}
{{? modulo}}
RETURN -7 % 3 AS value
{{/}}
{{? rounding}}
RETURN round(2.5 * 10) / 10 AS value
{{/}}
{{? mixedComparison}}
RETURN 1 < 1.5 AS value
{{/}}
{{? mixedEquality}}
RETURN 1 = 1.0 AS value
{{/}}
{{? nullEquality}}
RETURN null = null AS value
{{/}}
{{? nullInList}}
RETURN null IN ['a'] AS value
{{/}}
{{? coalesced}}
RETURN coalesce(null, '', 'a') AS value
{{/}}
{{? caseOfNull}}
RETURN CASE WHEN $missing IS NULL THEN 'none' ELSE 'some' END AS value
{{/}}
{{? emptyIn}}
RETURN 'a' IN [] AS value
{{/}}
{{? emptyAny}}
RETURN any(x IN [] WHERE x = 1) AS value
{{/}}
{{? emptyAll}}
RETURN all(x IN [] WHERE x = 1) AS value
{{/}}
{{? emptyNone}}
RETURN none(x IN [] WHERE x = 1) AS value
{{/}}
{{? emptySize}}
RETURN size([]) AS value
{{/}}
{{? emptyRange}}
RETURN [i IN range(0, size([]) - 1) | i] AS value
{{/}}
{{? listSlice}}
RETURN [1, 2, 3, 4][1..3] AS value
{{/}}
{{? listHead}}
RETURN [head([3, 2, 1]), last([3, 2, 1])] AS value
{{/}}
{{? listOutOfRange}}
RETURN [1, 2][5] AS value
{{/}}
{{? listConcatenation}}
RETURN [1] + [2, 3] AS value
{{/}}
{{? distinctByPosition}}
WITH ['a', 'b', 'a', 'c', 'b'] AS os
RETURN size([i IN range(0, size(os) - 1) WHERE NOT os[i] IN os[0..i]]) AS value
{{/}}
{{? comprehension}}
RETURN [x IN [1, 2, 3] WHERE x > 1 | x * 10] AS value
{{/}}
{{? reducedSum}}
RETURN reduce(total = 0, x IN [1, 2, 3] | total + x) AS value
{{/}}
{{? mapOfLists}}
RETURN {a: [1, 2], b: {c: null}} AS value
{{/}}
{{? unwindNothing}}
UNWIND [] AS x
RETURN x AS value
{{/}}
{{? collectNothing}}
UNWIND [] AS x
RETURN collect(x) AS value
{{/}}
{{? countNothing}}
UNWIND [] AS x
RETURN count(x) AS value
{{/}}
{{? sumNothing}}
UNWIND [] AS x
RETURN coalesce(sum(x), 0) AS value
{{/}}
{{? maxNothing}}
UNWIND [] AS x
RETURN max(x) AS value
{{/}}
{{? groupedCounts}}
UNWIND ['b', 'a', 'b'] AS x
WITH x, count(*) AS times
ORDER BY x
RETURN collect(x + toString(times)) AS value
{{/}}
{{? distinctRows}}
UNWIND [2, 1, 2] AS x
WITH DISTINCT x
ORDER BY x
RETURN collect(x) AS value
{{/}}
{{? unionRows}}
CALL () {
  RETURN 2 AS x
  UNION
  RETURN 1 AS x
  UNION
  RETURN 2 AS x
}
WITH x
ORDER BY x
RETURN collect(x) AS value
{{/}}
{{? existsNothing}}
OPTIONAL MATCH (n:Entity {id: 'nobody:nowhere'})
RETURN CASE WHEN n IS NULL THEN null ELSE n.id END AS value
{{/}}
{{? countSubquery}}
RETURN COUNT { MATCH (n:Entity {id: 'nobody:nowhere'}) } AS value
{{/}}
{{? existsSubquery}}
RETURN EXISTS { MATCH (n:Entity {id: 'nobody:nowhere'}) } AS value
{{/}}
{{? parsedInteger}}
RETURN [toInteger('42'), toInteger(toFloat('1.9'))] AS value
{{/}}
{{? nullsLast}}
UNWIND [2, null, 1] AS x
WITH x
ORDER BY x
RETURN collect(coalesce(x, 0)) AS value
{{/}}
{{? quotedKeyword}}
WITH {`when`: 1} AS m
RETURN m.`when` AS value
{{/}}
