"""Labels and envelopes as Word documents of exact geometry."""
