"""The office's calendar: law/calendar as adopted, and closures the office adds."""
