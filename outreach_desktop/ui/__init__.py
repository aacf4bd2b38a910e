"""What the window looks like; Qt lives here and in `app` only."""
