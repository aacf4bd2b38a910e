"""Commands that tell what is known beyond people and organisations themselves."""
