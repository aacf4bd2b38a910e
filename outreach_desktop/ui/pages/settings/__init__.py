"""What a group settles for itself."""
