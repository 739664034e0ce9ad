MATCH (m:EntityMerge)-[t:INTO_ENTITY]->(n)
DELETE t
