"""The window around the pages: menus, search, what is said at the top and at the bottom, help."""
