"""What letters are filled with beside their reader, and what of it is there."""
