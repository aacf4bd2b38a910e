"""People's names: taken apart as their owners would, and how a letter greets them."""
