RETURN surely.no.such(1) AS value
