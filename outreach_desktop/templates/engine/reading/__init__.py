"""Tags found in the text that Word has split, made whole, and given what they own."""
