"""Letters as email, on the command line."""
