"""What is held about one person, wherever it lies."""
