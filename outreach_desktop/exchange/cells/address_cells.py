"""Addresses put into their parts: street, town, county, postcode, country, wherever the cells had them.

A town is only cut off where a postcode of a known form stands beside it; else the words stay where they were.
"""

import re
from dataclasses import replace
from functools import lru_cache

from outreach_desktop.domain.addresses import Address
from outreach_desktop.exchange.cells.cell_words import says_nothing
from outreach_desktop.words import local, say
from outreach_desktop.words.country_names import plain_country

# Behind the town or on a line of its own: Great Britain, Ireland, Canada.
_BRITISH = r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})"
_IRISH = r"(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"
_BEHIND = re.compile(
    r"(?:^|(?<=[\s,])){}$".format(f"({_BRITISH}|{_IRISH}|{_CANADIAN})"), re.IGNORECASE
)
_AMERICAN = re.compile(
    r"^(?:(?P<town>.*?)[\s,]+)??(?P<state>[A-Z]{2})\.?[\s,]+(?P<zip>\d{5}(?:-\d{4})?)$"
)
# Before the town: Germany, France, Spain, Italy (five digits), the Netherlands, Poland, Sweden, Portugal.
_BEFORE = re.compile(
    r"^(?:(?:D|F|I|E|NL|PL|S|SE|P|A|CH|B|L|DK|N)[- ])?(\d{5}|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}|\d{4}-\d{3})\s+([^\W\d].*)$"
)
# Four digits are a postcode only where the country says so.
_FOUR_BEFORE = re.compile(r"^(?:(?:A|CH|B|L|DK|N)[- ])?(\d{4})\s+([^\W\d].*)$")
_FOUR_DIGITS = frozenset(("AT", "CH", "BE", "LU", "DK", "NO", "AU", "NZ"))
_FIVE_DIGITS = frozenset(("US", "DE", "FR", "IT", "ES"))
_WHOLE = re.compile(rf"{_BRITISH}|{_IRISH}|{_CANADIAN}", re.IGNORECASE)
_UK = re.compile(_BRITISH, re.IGNORECASE)
_PARTS = re.compile(r"\s*[\n;,]\s*|\s{2,}")
_STREET = re.compile(
    r"\d|\b(?:street|st\.?|road|rd\.?|lane|ln|avenue|ave\.?|close|drive|way|court|crescent|place|square|terrace|gardens|grove"
    r"|house|building|floor|unit|suite|flat|box|hill|row|walk|mews|yard|boulevard|rue|weg|stra\u00dfe|strasse|str\.|calle|via|plaza"
    r"|hospital|practice|surgery|clinic|centre|center|department|ward|room|cottage|farm|end|green|estate)(?!\w)",
    re.IGNORECASE,
)
_SPOILT = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)


def tidied(parts: Address, whole: str, told: list[str]) -> Address:
    """One address out of what its columns hold and of a cell with all of it; `told` hears what was not taken."""
    country, postcode = _country(parts.country), _postcode(parts.postcode, told)
    same = country == parts.country and postcode == parts.postcode
    address = parts if same else replace(parts, country=country, postcode=postcode)
    if whole.strip():
        address = _with_whole(address, whole)
    if address.town and not address.postcode:
        address = _out_of_town(address)
    if address.street and not address.town:
        address = _out_of_street(address)
    if says_nothing(address.street) or says_nothing(address.town):
        street = "" if says_nothing(address.street) else address.street
        address = replace(
            address, street=street, town="" if says_nothing(address.town) else address.town
        )
    postcode = _with_lost_zero(address.postcode, address.country, told)
    return address if postcode == address.postcode else replace(address, postcode=postcode)


def iso_country(address: Address) -> str:
    """The ISO code of the country where the address makes it certain: by its name, a British postcode, or a state and its zip; else ""."""
    if address.country:
        return _code(plain_country(address.country))
    if address.region.upper() in _STATES and _ZIP.fullmatch(address.postcode):
        return "US"
    return "GB" if _UK.fullmatch(address.postcode) else ""


_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "PR",
    ]
)


@lru_cache(maxsize=256)
def _code(plain: str) -> str:
    for code in (
        "GB",
        "US",
        "IE",
        "DE",
        "FR",
        "NL",
        "ES",
        "IT",
        "AT",
        "CH",
        "BE",
        "CA",
        "AU",
        "NZ",
        "PL",
        "SE",
        "NO",
        "DK",
        "PT",
        "LU",
    ):
        if plain in local.country_names(code) or plain in _OWN_NAMES.get(code, ()):
            return code
    return ""


# As the countries call themselves, beside the English name.
_OWN_NAMES = {
    "DE": ("deutschland",), "AT": ("\u00f6sterreich", "osterreich"), "CH": ("schweiz", "suisse", "svizzera"), "ES": ("espa\u00f1a", "espana"),
    "IT": ("italia",), "NL": ("nederland",), "BE": ("belgi\u00eb", "belgique"), "FR": (), "PL": ("polska",), "SE": ("sverige",),
    "NO": ("norge",), "DK": ("danmark",),
}  # fmt: skip


@lru_cache(maxsize=512)
def _country(name: str) -> str:
    if not name or says_nothing(name):
        return ""
    return local.country(" ".join(name.split()))


def _postcode(text: str, told: list[str]) -> str:
    postcode = " ".join(text.strip(" '\u2019`").split())
    if not postcode:
        return ""
    if postcode.endswith(".0") and postcode[:-2].isdigit():
        postcode = postcode[:-2]
    if _UK.fullmatch(postcode):
        return _british(postcode)
    if _SPOILT.fullmatch(postcode) or says_nothing(postcode):
        told.append(
            say("\u201c{postcode}\u201d is not a postcode and is left out.", postcode=postcode)
        )
        return ""
    return postcode


def _british(postcode: str) -> str:
    """“qx12ab” as it stands on an envelope: in capitals, with the blank before the last three."""
    letters = postcode.replace(" ", "").upper()
    return f"{letters[:-3]} {letters[-3:]}"


def _with_lost_zero(postcode: str, country: str, told: list[str]) -> str:
    if (
        len(postcode) != 4
        or not postcode.isdigit()
        or not country
        or _code(plain_country(country)) not in _FIVE_DIGITS
    ):
        return postcode
    told.append(
        say(
            (
                "A spreadsheet had removed a zero from the postcode {postcode}. It is kept as "
                "0{postcode}."
            ),
            postcode=postcode,
        )
    )
    return f"0{postcode}"


def _with_whole(parts: Address, whole: str) -> Address:
    """What the parts lack, out of the one cell; where both say something the parts stand."""
    read = _split(whole, parts)
    if not parts:
        return replace(read, country=parts.country or read.country)
    return Address(
        street=parts.street or read.street,
        town=parts.town or read.town,
        region=parts.region or read.region,
        postcode=parts.postcode or read.postcode,
        country=parts.country or read.country,
    )


def _out_of_town(address: Address) -> Address:
    """“Mere QX1 2AB”, “12345 Berlin”, “Springfield, MA 02138” in the column of the town."""
    read = _split(address.town, Address(country=address.country))
    if not read.postcode or (read.street and read.town):
        return address
    return replace(
        address,
        town=read.town or read.street,
        postcode=read.postcode,
        region=address.region or read.region,
        country=address.country or read.country,
    )


def _out_of_street(address: Address) -> Address:
    """A whole address in the column of the street, or all but the postcode."""
    if not _PARTS.search(address.street) and not _WHOLE.search(address.street):
        return address
    text = address.street
    if (
        address.postcode
        and address.postcode.replace(" ", "").casefold() not in text.replace(" ", "").casefold()
    ):
        text = f"{text}, {address.postcode}"
    read = _split(text, Address(country=address.country))
    if not read.postcode or not (read.town or read.street):
        return address
    return replace(
        read,
        region=address.region or read.region,
        postcode=address.postcode or read.postcode,
        country=address.country or read.country,
    )


def _split(text: str, known: Address) -> Address:
    """An address in one piece, in parts; without a postcode of a known form all of it is the street."""
    lines = [part for part in _PARTS.split(text.strip(" ,;")) if part]
    country = known.country
    if len(lines) > 1 and (code := _code(plain_country(lines[-1]))):
        country = country or local.country(lines[-1] if len(lines[-1]) > 2 else code)
        lines = lines[:-1]
    whole = Address(street="\n".join(lines) if len(lines) > 1 else text.strip(), country=country)
    code = _code(plain_country(country)) if country else ""
    for place in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        if found := _postcode_in(lines[place], code):
            by_blanks = not re.search(r"[\n;,]", text)
            return _around(lines, place, found, country, by_blanks=by_blanks)
    return whole


def _postcode_in(line: str, code: str) -> tuple[str, str, str, bool] | None:
    """Postcode, town and state in a line, and whether the town stands behind the postcode."""
    if match := _BEHIND.search(line):
        postcode = match[1].upper()
        if _UK.fullmatch(postcode):
            postcode = _british(postcode)
        return postcode, line[: match.start()].strip(" ,"), "", False
    if match := _AMERICAN.fullmatch(line):
        return match["zip"], (match["town"] or "").strip(" ,"), match["state"], False
    before = _BEFORE.fullmatch(line)
    if before is None and code in _FOUR_DIGITS:
        before = _FOUR_BEFORE.fullmatch(line)
    if before and code not in ("GB", "US", "IE"):
        return before[1], before[2].strip(" ,"), "", True
    if code == "US" and re.fullmatch(r"\d{5}(?:-\d{4})?", line):
        return line, "", "", False
    return None


def _around(
    lines: list[str],
    place: int,
    found: tuple[str, str, str, bool],
    country: str,
    *,
    by_blanks: bool,
) -> Address:
    postcode, town, region, is_before = found
    above, below = lines[:place], lines[place + 1 :]
    if not is_before and not town:
        above, town, region = _town_above(above, region)
    elif not is_before and not region and below:
        region = below.pop(0)
    if (
        above[1:] and by_blanks and town and not region and not is_before
    ):  # Mailchimp: town, then county
        above, town, region = above[:-1], above[-1], town
    street = [*above, *(below if not is_before else [])]
    if is_before and below:
        region = ", ".join(below)
    return Address(
        street="\n".join(street), town=town, region=region, postcode=postcode, country=country
    )


def _town_above(lines: list[str], region: str) -> tuple[list[str], str, str]:
    """The lines that are left for the street, the town, and the county, of lines above a postcode.

    Up to the last one that looks like a street all is the street; of what follows the first is the
    town and the second the county, and with three the first is a part of the town.
    """
    last_street = max((n for n, line in enumerate(lines) if _STREET.search(line)), default=-1)
    if (
        last_street == len(lines) - 1
    ):  # nothing but streets: the last line is the town unless it has a number
        if len(lines) > 1 and not re.search(r"(?<!Dublin )\d", lines[-1]):
            return lines[:-1], lines[-1], region
        return lines, "", region
    names = lines[last_street + 1 :]
    if last_street == -1 and len(names) > 1:
        names = names[1:] if len(names) > 1 else names
        last_street = 0
    street = lines[: last_street + 1]
    if len(names) == 1 or region:
        return [*street, *names[:-1]], names[-1], region
    return [*street, *names[:-2]], names[-2], names[-1]
