"""The national gateway: client, inbox, mapping."""
