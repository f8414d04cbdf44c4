"""The adopted standards: which promise is in force for a service on a date."""
