"""What strangers send: templates, data files, lists, pictures and messages that mean harm, or are only odd."""
