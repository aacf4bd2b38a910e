"""What maps of people are drawn from."""
