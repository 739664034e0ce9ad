// How many forms hold a word of each skeleton.
UNWIND $skeletons AS skeleton
MATCH (k:NameKey {skeleton: skeleton})
RETURN skeleton AS skeleton, sum(k.count) AS count
