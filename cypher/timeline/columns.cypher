c.id AS id, c.number AS number, c.subject AS subject, c.predicate AS predicate, c.value AS value, c.linkId AS linkId
, c.validFrom AS validFrom, c.validTo AS validTo, c.dateBasis AS dateBasis, c.startEarliest AS start
