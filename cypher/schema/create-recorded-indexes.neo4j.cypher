// Entities have their index from the first step.
CREATE INDEX source_recorded IF NOT EXISTS FOR (n:Source) ON (n.recorded);
CALL db.awaitIndexes(300);
