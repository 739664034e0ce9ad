CREATE (:NameForm {id: 'nobody', number: 77})
