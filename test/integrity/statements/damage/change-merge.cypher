MATCH (m:EntityMerge)
SET m.into = 'person:a'
