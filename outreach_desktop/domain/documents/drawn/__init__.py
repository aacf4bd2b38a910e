"""What a document draws without a picture file: charts, as their file says that they look."""
