"""What comes in with a list, beside what is kept already."""
