RETURN $one * $two AS value
