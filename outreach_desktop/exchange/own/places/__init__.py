"""Our own exports of organisations: their columns, and the rows that hang on them."""
