// A constraint brings no index here: without one of its own, MERGE by id scans.
CREATE INDEX entity_id_index IF NOT EXISTS FOR (n:Entity) ON (n.id);
CREATE INDEX source_id_index IF NOT EXISTS FOR (n:Source) ON (n.id);
CREATE INDEX claim_id_index IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX bearing_id_index IF NOT EXISTS FOR (n:Bearing) ON (n.id);
CREATE INDEX store_id_index IF NOT EXISTS FOR (n:Store) ON (n.id);
CREATE INDEX key_id_index IF NOT EXISTS FOR (n:Key) ON (n.id);
CREATE INDEX revision_number_index IF NOT EXISTS FOR (n:Revision) ON (n.number);
CREATE INDEX claim_number_index IF NOT EXISTS FOR (n:Claim) ON (n.number);
CREATE INDEX claim_link_id_index IF NOT EXISTS FOR (n:Claim) ON (n.linkId);
CREATE INDEX claim_name_key_index IF NOT EXISTS FOR (n:Claim) ON (n.nameKey);
CREATE INDEX claim_identity_index IF NOT EXISTS FOR (n:Claim) ON (n.identity);
CREATE INDEX claim_name_of_index IF NOT EXISTS FOR (n:Claim) ON (n.nameOf);
CREATE INDEX entity_kind_index IF NOT EXISTS FOR (n:Entity) ON (n.kind);
CREATE INDEX revision_at_index IF NOT EXISTS FOR (n:Revision) ON (n.at);
