"""Our own exports: what they hold, and how they come back without a change."""
