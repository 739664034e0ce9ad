// Claims in the order of recording, as they were said; what is derived of them is left out.
UNWIND $numbers AS number
MATCH (c:Claim {number: number})
RETURN number AS number, c.id AS id, c.source AS source, c.subject AS subject, c.predicate AS predicate,
       c.object AS object, c.value AS value, c.role AS role, c.quantity AS quantity,
       c.stance AS stance, c.modality AS modality, c.basis AS basis,
       c.attributedTo AS attributedTo, c.onBehalfOf AS onBehalfOf, c.about AS about, c.inferredFrom AS inferredFrom,
       c.statement AS statement, c.locators AS locators, c.locatorRevisions AS locatorRevisions,
       c.validFrom AS validFrom, c.validTo AS validTo, c.asOf AS asOf, c.dateBasis AS dateBasis,
       c.credibility AS credibility, c.publishedAt AS publishedAt, c.withdrawnAt AS withdrawnAt,
       c.withdrawnBy AS withdrawnBy, c.withdrawnRevision AS withdrawnRevision,
       c.recordedAt AS recordedAt, c.recordedBy AS recordedBy, c.recordedRevision AS recordedRevision,
       c.retractedAt AS retractedAt, c.retractedBy AS retractedBy, c.retractedReason AS retractedReason,
       c.retractedRevision AS retractedRevision
{{? derived}}
     , c.origins AS origins, c.linkId AS linkId
{{/}}
ORDER BY number
