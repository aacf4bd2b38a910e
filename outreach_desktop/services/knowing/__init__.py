"""What is known of people and places, and who hangs together with whom."""
