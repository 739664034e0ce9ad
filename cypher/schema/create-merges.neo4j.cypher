// A constraint is an index here.
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:EntityMerge) REQUIRE n.id IS UNIQUE;
