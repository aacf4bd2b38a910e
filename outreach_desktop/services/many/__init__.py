"""Changes of many people or organisations at once."""
