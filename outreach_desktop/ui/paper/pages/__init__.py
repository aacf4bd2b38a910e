"""Pages filled with strips: column after column, with notes at the foot and what is repeated at the edges."""
