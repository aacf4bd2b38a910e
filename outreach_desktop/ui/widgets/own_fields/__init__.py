"""Fields that a group makes for itself, in forms, cards and lists."""
