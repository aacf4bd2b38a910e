"""Maps of people: painted, looked at, printed and saved."""
