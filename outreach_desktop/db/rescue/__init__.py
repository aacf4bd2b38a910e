"""What can still be read of a damaged file, in a new one."""
