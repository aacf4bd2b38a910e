"""Duplicates: found while somebody types and by looking through everybody, judged, and merged."""
