"""Who works here and who may do what: offices, users, roles, competence."""
