"""What lies beside a data file: its lock, its seal, and strays that are not its own."""
