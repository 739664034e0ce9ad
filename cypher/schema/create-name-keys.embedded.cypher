// A constraint brings no index here: without one of its own, a look-up by id scans.
CREATE CONSTRAINT name_form_id IF NOT EXISTS FOR (n:NameForm) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_key_id IF NOT EXISTS FOR (n:NameKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_index_id IF NOT EXISTS FOR (n:NameIndex) REQUIRE n.id IS UNIQUE;
CREATE INDEX name_form_id_index IF NOT EXISTS FOR (n:NameForm) ON (n.id);
CREATE INDEX name_key_id_index IF NOT EXISTS FOR (n:NameKey) ON (n.id);
CREATE INDEX name_index_id_index IF NOT EXISTS FOR (n:NameIndex) ON (n.id);
CREATE INDEX name_form_number_index IF NOT EXISTS FOR (n:NameForm) ON (n.number);
CREATE INDEX name_key_skeleton_index IF NOT EXISTS FOR (n:NameKey) ON (n.skeleton);
CREATE INDEX name_key_head_index IF NOT EXISTS FOR (n:NameKey) ON (n.head);
CREATE INDEX name_key_tail_index IF NOT EXISTS FOR (n:NameKey) ON (n.tail);
CREATE INDEX name_key_start2_index IF NOT EXISTS FOR (n:NameKey) ON (n.start2);
CREATE INDEX name_key_start3_index IF NOT EXISTS FOR (n:NameKey) ON (n.start3);
CREATE INDEX name_key_sound2_index IF NOT EXISTS FOR (n:NameKey) ON (n.sound2);
