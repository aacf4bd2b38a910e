"""The organisations of a list that comes in: which they are, what they belong to, and what hangs on them."""
