// A constraint is an index here.
CREATE CONSTRAINT name_form_id IF NOT EXISTS FOR (n:NameForm) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_key_id IF NOT EXISTS FOR (n:NameKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_index_id IF NOT EXISTS FOR (n:NameIndex) REQUIRE n.id IS UNIQUE;
CREATE INDEX name_form_number IF NOT EXISTS FOR (n:NameForm) ON (n.number);
CREATE INDEX name_key_skeleton IF NOT EXISTS FOR (n:NameKey) ON (n.skeleton);
CREATE INDEX name_key_head IF NOT EXISTS FOR (n:NameKey) ON (n.head);
CREATE INDEX name_key_tail IF NOT EXISTS FOR (n:NameKey) ON (n.tail);
CREATE INDEX name_key_start2 IF NOT EXISTS FOR (n:NameKey) ON (n.start2);
CREATE INDEX name_key_start3 IF NOT EXISTS FOR (n:NameKey) ON (n.start3);
CREATE INDEX name_key_sound2 IF NOT EXISTS FOR (n:NameKey) ON (n.sound2);
CALL db.awaitIndexes(300);
