"""Staff pages that span features: my desk, the case file."""
