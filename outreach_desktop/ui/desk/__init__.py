"""What every part of the window stands on: the data thread, the look, the day, the table of commands. No subject, no widget."""
