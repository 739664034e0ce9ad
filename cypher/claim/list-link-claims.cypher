// All claims that speak to some links, retracted ones too: what the links are derived from.
UNWIND $links AS link
MATCH (c:Claim {linkId: link})
RETURN link AS link, c.number AS number, c.id AS id, c.source AS source, c.origins AS origins, c.role AS role,
       c.attributedTo AS attributedTo, c.stance AS stance, c.modality AS modality, c.basis AS basis,
       c.reliability AS reliability, c.credibility AS credibility,
       c.startEarliest AS startEarliest, c.startLatest AS startLatest,
       c.endEarliest AS endEarliest, c.endLatest AS endLatest,
       c.publishedEarliest AS publishedEarliest, c.publishedLatest AS publishedLatest,
       c.withdrawnEarliest AS withdrawnEarliest, c.withdrawnLatest AS withdrawnLatest, c.withdrawnRevision AS withdrawnRevision,
       c.recordedRevision AS recordedRevision, c.retractedRevision AS retractedRevision,
       c.canonicalOrigins AS canonicalOrigins, c.canonicalSpeaker AS canonicalSpeaker,
       c.contradictions AS contradictions
ORDER BY number
