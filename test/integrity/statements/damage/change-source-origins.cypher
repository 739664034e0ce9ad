MATCH (s:Source {id: 'source:two'})
SET s.origins = ['source:two']
