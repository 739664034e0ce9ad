RETURN $one AS one, $two AS two
