MATCH (m:EntityMerge {merged: 'person:c'})
SET m.endedRevision = 2
