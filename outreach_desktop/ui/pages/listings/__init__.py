"""Where the group's own details appear, and when each place was last looked at."""
