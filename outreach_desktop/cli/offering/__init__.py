"""What the group offers, and its content bank, on the command line."""
