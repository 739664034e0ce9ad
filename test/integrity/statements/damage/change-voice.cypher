MATCH (c:Claim {attributedTo: 'person:c'})
SET c.canonicalSpeaker = 'person:a'
