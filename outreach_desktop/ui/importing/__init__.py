"""Bringing in a list of people, step by step: the file, its columns, its people, what they asked for."""
