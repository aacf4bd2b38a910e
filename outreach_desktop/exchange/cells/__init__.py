"""What single cells of a list say: addresses, emails, telephones."""
