"""Public pages that span features."""
