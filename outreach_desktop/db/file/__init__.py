"""The data file as a file: judged, opened, watched while it is open, exchanged, brought up to date."""
