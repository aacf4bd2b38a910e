"""What is told of letters before they are made: of what goes with them, and of those to no person."""
