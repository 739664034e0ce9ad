MATCH (:Entity)-[r:{{types}}]->(:Entity)
RETURN count(r) AS counted
