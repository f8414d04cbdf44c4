"""When things fail: backups, restoring, moving house, fresh keys, and telling the staff what is in trouble."""
