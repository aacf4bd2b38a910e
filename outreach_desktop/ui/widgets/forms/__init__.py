"""Fields, forms, and the dialogs in which something is edited."""
