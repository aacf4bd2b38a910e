"""Makes the lists of English words that the field for words of one's own is looked through with."""
