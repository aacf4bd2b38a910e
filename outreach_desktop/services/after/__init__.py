"""What becomes of letters after they were made: printed, posted, come back."""
