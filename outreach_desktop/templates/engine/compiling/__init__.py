"""Parts made into compiled templates, put together as one document or as one for many people."""
