"""The pages of the window, a room for each subject; they never import one another."""
