// Names without the rest of their claims: as much of them as the keys and the search read.
UNWIND $rows AS row
CREATE (:Entity:Person {id: row.id, kind: 'PERSON', name: row.text, anonymous: false, unnamed: false, links: 0, recorded: row.number})
CREATE (:Claim {id: row.claim, number: row.number, predicate: 'NAME', stance: 'ASSERTS', nameKey: row.name, nameOf: row.id, nameText: row.text, nameKind: 'PRIMARY', retractedRevision: row.open})
