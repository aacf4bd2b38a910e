"""What the group offers and tells of: its services, and texts that may be printed or handed out."""
