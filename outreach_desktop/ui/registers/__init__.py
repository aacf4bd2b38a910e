"""Registers in the window: reading their files, searching them, and what they say by now of what was taken from them."""
