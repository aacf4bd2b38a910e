"""Letters as email: drafts for the mail program of whoever sends them. Nothing is sent by the program."""
