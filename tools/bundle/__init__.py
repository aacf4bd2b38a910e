"""The program for a laptop that never has internet: everything it needs, in one folder."""
