"""The finished page of one reader after the other, and the words of one's own for each."""
