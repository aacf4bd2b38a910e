"""Services and content, as they are stored."""
