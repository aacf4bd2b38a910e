"""Printing: a look at what will come out, the printer or a PDF, and what to do about what is missing."""
