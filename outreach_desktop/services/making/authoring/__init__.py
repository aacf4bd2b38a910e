"""Writing templates of one's own: the fields there are, and copies of documents that come with the program."""
