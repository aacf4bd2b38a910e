"""What is worth knowing of people and of places before anyone writes or calls."""
