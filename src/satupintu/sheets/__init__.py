"""Lists that leave the office: as CSV or XLSX, with nothing in them that runs, and the trail knows who took what."""
