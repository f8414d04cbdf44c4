"""Disposisi: what a superior tells their staff to do about a file, until when, and what came of it."""
