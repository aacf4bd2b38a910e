"""Who hangs together with whom, as it is stored."""
