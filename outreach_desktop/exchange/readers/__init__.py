"""What files of each kind hold, as sheets of text cells."""
