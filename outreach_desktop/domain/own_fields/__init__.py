"""Fields that a group makes for itself, beside those that the program brings along."""
