"""What takes a person out of a data file to the last byte, and the hashes that stay."""
