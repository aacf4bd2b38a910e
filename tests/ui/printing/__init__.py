"""Printing, from the look at the pages to what arrives at the printer."""
