"""Maps of people as pictures: who decides at an organisation, and how one champion became more."""
