"""People: the list, the card, and their editors."""
