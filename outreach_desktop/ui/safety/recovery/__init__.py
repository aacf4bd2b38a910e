"""Going back to a backup, after seeing what that would cost."""
