"""The letter room: the books of incoming and outgoing letters, and what lies in the office's printers."""
