MATCH (b:Bearing)-[t:ON_CLAIM]->(:Claim)
DELETE t
