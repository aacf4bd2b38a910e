"""What things are: frozen values and pure rules; imports only Python."""
