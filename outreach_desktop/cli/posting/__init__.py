"""Commands for what is posted: labels and envelopes."""
