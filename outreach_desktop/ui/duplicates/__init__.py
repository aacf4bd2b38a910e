"""Duplicates: two entries side by side, judged one pair after the other."""
