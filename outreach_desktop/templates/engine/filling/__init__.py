"""Values made XML: what tags print, the filters, pictures and charts, and the sandbox they run in."""
