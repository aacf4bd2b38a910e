"""Dressing: a starter, which says what a letter says, gets the paper, the envelope, the colours, the font and the size of text that are wanted."""
