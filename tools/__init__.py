"""What those who build the program use; none of it is shipped with the program."""
