"""Understanding an office's old spreadsheets: bytes, cells, days and columns. Pure."""
