"""Lists of organisations: how they are known, and what their columns and kinds are called."""
