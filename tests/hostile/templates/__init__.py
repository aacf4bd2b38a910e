"""Files, tags and values that mean harm, and mutants of files that mean none."""
