MATCH (:Entity)-[r]->(:Entity)
RETURN r AS link
