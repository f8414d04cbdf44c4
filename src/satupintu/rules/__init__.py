"""What is computed: the standard, the journey, the clock, numbers and codes. No Django, no database, no clock."""
