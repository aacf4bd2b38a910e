"""What hangs on one person: with whom they live, and what opens from their card."""
