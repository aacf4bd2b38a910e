"""Our own group: letterhead, text bank, senders."""
