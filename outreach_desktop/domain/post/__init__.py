"""Post: envelopes and their windows, the lines of an address that fit, labels."""
