MATCH (:Source {id: 'source:two'})-[t:DERIVED_FROM]->(:Source)
DELETE t
