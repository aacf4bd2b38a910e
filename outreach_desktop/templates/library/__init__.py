"""What the program brings for its engine: the catalogue of fields, and the starters."""
