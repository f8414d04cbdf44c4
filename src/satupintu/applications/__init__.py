"""The file: intake, completeness, pauses, examination, decision; and the one ledger of facts."""
