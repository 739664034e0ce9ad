// Words of the dictionary by one of their properties.
UNWIND $values AS value
{{? skeleton}}
MATCH (k:NameKey {skeleton: value})
{{/}}
{{? head}}
MATCH (k:NameKey {head: value})
{{/}}
{{? tail}}
MATCH (k:NameKey {tail: value})
{{/}}
{{? start2}}
MATCH (k:NameKey {start2: value})
{{/}}
{{? start3}}
MATCH (k:NameKey {start3: value})
{{/}}
{{? sound2}}
MATCH (k:NameKey {sound2: value})
{{/}}
RETURN k.symbols AS symbols, k.skeleton AS skeleton, k.count AS count, k.parts AS parts
