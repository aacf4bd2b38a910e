"""What every module of this floor needs: the connection, how rows are kept, and what is said when SQLite complains."""
