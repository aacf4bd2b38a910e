"""Choosing people with help: what may be typed next, and conditions that are chosen instead of typed."""
