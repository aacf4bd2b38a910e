"""What strangers send, looked at in the window."""
