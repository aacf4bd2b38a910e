"""What becomes of the letters of one person."""
