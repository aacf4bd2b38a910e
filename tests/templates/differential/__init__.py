"""Templates in the shapes that real ones have, filled in by python-docx-template and by us."""
