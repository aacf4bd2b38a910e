"""What people write for a country, apart from its name in a language."""

ALSO_CALLED = {
    "GB": ("U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "US": ("U.S.", "U.S.A.", "United States of America", "America"),
    "IE": ("\u00c9ire", "Eire", "Republic of Ireland"),
    "NL": ("Holland", "The Netherlands"),
    "CZ": ("Czech Republic",),
}


def plain_country(name: str) -> str:
    """One writing for a country's name: “U.K.” and “UK ” are “uk”."""
    return " ".join(name.replace(".", "").casefold().split())
