"""Help with the language for choosing people: what a word that is being typed may become, and choosing without typing."""
