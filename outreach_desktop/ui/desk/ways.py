"""The ways to print that a menu offers beside the plain one."""

PREVIEW, PDF = "preview", "pdf"
"""Printing that begins with a look at the pages, and that goes into a file."""
