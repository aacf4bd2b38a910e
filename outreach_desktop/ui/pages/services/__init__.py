"""Our services: what the group offers, in the order in which it is printed."""
