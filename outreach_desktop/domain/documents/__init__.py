"""Letters and documents: planned, made, laid out and printed."""
