"""What people say about hearing from us, in whatever words a list or a note says it."""
