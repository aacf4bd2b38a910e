"""How new people were met: counts, bars, and the way to these people."""
