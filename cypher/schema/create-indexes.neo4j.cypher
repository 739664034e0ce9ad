// A constraint is an index here, and an order that names a whole index needs no sorting.
CREATE INDEX claim_number IF NOT EXISTS FOR (n:Claim) ON (n.number);
CREATE INDEX claim_link_id IF NOT EXISTS FOR (n:Claim) ON (n.linkId);
CREATE INDEX claim_name_key IF NOT EXISTS FOR (n:Claim) ON (n.nameKey);
CREATE INDEX claim_identity IF NOT EXISTS FOR (n:Claim) ON (n.identity);
CREATE INDEX claim_name_of IF NOT EXISTS FOR (n:Claim) ON (n.nameOf);
CREATE INDEX entity_recorded IF NOT EXISTS FOR (n:Entity) ON (n.recorded);
CREATE INDEX entity_kind IF NOT EXISTS FOR (n:Entity) ON (n.kind);
CREATE INDEX revision_at IF NOT EXISTS FOR (n:Revision) ON (n.at);
CREATE INDEX entity_kind_id IF NOT EXISTS FOR (n:Entity) ON (n.kind, n.id);
CREATE INDEX revision_at_number IF NOT EXISTS FOR (n:Revision) ON (n.at, n.number);
CALL db.awaitIndexes(300);
