"""How a data file is built, and whether one that came from anywhere is built so and holds together."""
