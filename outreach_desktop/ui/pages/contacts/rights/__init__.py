"""What a person may ask of us: which ways we may reach them, and to be erased for good."""
