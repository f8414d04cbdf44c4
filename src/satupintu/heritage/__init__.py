"""Old licences: what stood in the office's registers before this program, read from its own spreadsheets."""
