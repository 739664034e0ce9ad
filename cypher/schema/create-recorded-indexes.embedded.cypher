// No order is kept in an index here: records are read in the order of recording by their numbers, one by one.
CREATE INDEX entity_recorded_index IF NOT EXISTS FOR (n:Entity) ON (n.recorded);
CREATE INDEX source_recorded_index IF NOT EXISTS FOR (n:Source) ON (n.recorded);
