"""Sentences for translators: found in the program, handed over as .po files, and compiled from them."""
