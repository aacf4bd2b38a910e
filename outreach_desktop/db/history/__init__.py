"""What was done, by whom it can be taken back, and how long it is kept."""
