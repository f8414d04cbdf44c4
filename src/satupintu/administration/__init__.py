"""Tata usaha: setting the office up, keeping what it says of itself in order, and knowing what is missing."""
