"""Letters and other documents: chosen, checked, made, printed together, and settled after a stop."""
