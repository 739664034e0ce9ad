// The latest editions of a source that were imported, latest first.
MATCH (s:Source {id: $source})<-[:DERIVED_FROM]-(e:Source)
WHERE e.id STARTS WITH $prefix AND e.publishedAt IS NOT NULL
RETURN e.id AS id, e.publishedAt AS publishedAt
ORDER BY publishedAt DESC, id
LIMIT $limit
