"""Everything held about one person: collected, told, handed out."""
