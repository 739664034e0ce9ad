// A constraint brings no index here.
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:EntityMerge) REQUIRE n.id IS UNIQUE;
CREATE INDEX merge_id_index IF NOT EXISTS FOR (n:EntityMerge) ON (n.id);
