"""Letters made for Word's own mail merge: their fields are filled in as if they were tags."""
