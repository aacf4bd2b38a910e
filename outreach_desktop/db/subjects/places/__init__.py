"""What is known of an organisation, each piece in a row of its own."""
