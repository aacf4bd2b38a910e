"""What is wrong in a template before it is filled in, and a copy of it with comments that say so."""
