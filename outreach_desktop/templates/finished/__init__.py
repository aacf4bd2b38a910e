"""Finished documents, as they lie in their folder."""
