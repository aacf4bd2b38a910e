"""Services and content: kept, put in order, checked again, and handed to what is printed."""
