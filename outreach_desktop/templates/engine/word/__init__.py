"""A Word file as it is: its XML, its links, its lists and places. Nothing here knows a tag."""
