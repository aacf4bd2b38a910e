"""Labels and envelopes in the window: which sheet, for whom, from which label on."""
