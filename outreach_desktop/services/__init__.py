"""What can be done: all that a screen or the command line may call.

Each module is one subject. Functions take the open data file first (`db`) and the day as an
argument; those that change something do it in one named, undoable action.
"""
