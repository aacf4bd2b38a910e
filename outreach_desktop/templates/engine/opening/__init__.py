"""What comes in: only an ordinary, harmless document, and only as much of it as is needed."""
