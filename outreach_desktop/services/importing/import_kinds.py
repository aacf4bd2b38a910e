"""How files that hold lists of people are called. Light: the window asks it at its start."""

ENDINGS = (
    *(".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    *(".vcf", ".vcard", ".ldif", ".ldi", ".json", ".html", ".htm"),
)
"""In small letters. A file is read by what stands in it: an ending only offers it."""
