// The merges of some entities and into them, ended ones too.
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:OF_ENTITY|INTO_ENTITY]-(m:EntityMerge)
RETURN id AS entity, properties(m) AS properties, m.recordedRevision AS revision, m.id AS mergeId
ORDER BY revision, mergeId, entity
