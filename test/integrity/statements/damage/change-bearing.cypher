MATCH (b:Bearing)
SET b.type = 'SUPPORTS'
