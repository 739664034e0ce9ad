UNWIND $links AS link
MATCH (c:Claim {linkId: link})
RETURN link AS link, min(c.number) AS number
ORDER BY number
