"""Sheets to hand out, to pin up or to fill in: they are to nobody by name."""
