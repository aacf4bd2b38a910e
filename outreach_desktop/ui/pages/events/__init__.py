"""Events and who takes part."""
