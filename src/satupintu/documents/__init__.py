"""The office's press: data in, PDF out."""
