"""The zip around a Word file, its parts, their kinds and what they lead to."""
