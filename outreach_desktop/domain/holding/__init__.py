"""Everything held about one person, and papers that say it."""
