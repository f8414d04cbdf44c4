"""The card index: whatever the office keeps is found by number, name, NIK, NIB or telephone, sealed as it lies."""
