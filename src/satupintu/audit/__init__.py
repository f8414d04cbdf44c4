"""The office's trail: every event, appended, sealed in batches."""
