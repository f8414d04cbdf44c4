"""One register for complaints, whatever way they come: from the first word to the answer, with a clock."""
