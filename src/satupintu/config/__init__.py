"""Settings, addresses and the one table of who reacts to what."""
