"""How long people are kept."""
