"""What a command asks before it keeps words."""
