"""Papers that the program itself says: pages of headings, facts and tables."""
