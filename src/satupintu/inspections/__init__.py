"""Visits to the place of business: checklist, photos, findings, berita acara."""
