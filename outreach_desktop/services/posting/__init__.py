"""Labels and envelopes: who gets one, what stands on it, and the file that is made of it."""
