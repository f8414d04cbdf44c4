"""The door for programs: other agencies' systems and our own helpers, under `/api/v1/`."""
