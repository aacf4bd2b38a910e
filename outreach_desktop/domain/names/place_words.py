"""Words that make a name the name of a place of work, and not a person's, in the languages of Europe.

No word is here that people are called by: Church, Abbey, Temple, Hall, Price, Parish, Iglesia and Rathaus are surnames. Those that are
surnames at the end only, or places there only, are told by what stands before them.
"""

from collections.abc import Sequence
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = """
    practice surgery surgeries hospital hospitals infirmary clinic clinics polyclinic centre center trust pharmacy pharmacies hospice hospices
    ltd ltd. limited llp plc inc inc. university foundation association society charity council partnership nhs healthcare laboratory
    laboratories institute federation network icb ccg pcn ministry agency library libraries museum academy cathedral diocese constabulary
    sanatorium dispensary
"""
_GERMAN = """
    gmbh e.v. klinik kliniken klinikum krankenhaus praxis apotheke stiftung universitätsklinikum poliklinik tagesklinik arztpraxis
    gemeinschaftspraxis hausarztpraxis zentrum gesundheitszentrum gesundheitsamt abteilung ambulanz mvz pflegeheim seniorenheim altenheim
    hospiz verein selbsthilfegruppe krankenkasse bibliothek bücherei buecherei universität hochschule gymnasium grundschule
    volkshochschule kirchengemeinde pfarramt pfarrei gemeinde landratsamt stadtverwaltung sanitätshaus
"""
_FRENCH = """
    hôpital hopital hôpitaux hopitaux clinique polyclinique chu chru cabinet pharmacie laboratoire fondation bibliothèque bibliotheque
    médiathèque mediatheque ehpad mairie lycée lycee université musée école ecole paroisse dispensaire
"""
_SPANISH = """
    centro clinica clínica policlínica policlinica farmacia consultorio ambulatorio asociación asociacion fundación fundacion residencia
    biblioteca bibliobús bibliometro colegio instituto ayuntamiento universidad escuela sanatorio polideportivo museo parroquia liceo
"""
_OTHER_ROMANCE = """
    ospedale ospedali policlinico poliambulatorio associazione fondazione azienda asl ausl istituto università scuola parrocchia
    farmácia associação fundação universidade escola farmàcia associació fundació ajuntament
    spitalul farmacie bibliotecă universitatea
"""
_DUTCH_AND_NORDIC = """
    ziekenhuis praktijk huisartsenpraktijk gezondheidscentrum polikliniek kliniek apotheek stichting vereniging umc bibliotheek verpleeghuis
    zorgcentrum sjukhus sjukhuset sjukehus sykehus sykehuset sygehus sygehuset vårdcentral vårdcentralen hälsocentral hälsocentralen
    mottagning mottagningen bibliotek biblioteket apotek apoteket legekontor legesenter lægehus lægehuset lægecenter plejehjem sykehjem
    sairaala kirjasto apteekki terveyskeskus terveysasema haigla raamatukogu apteek
"""
_EASTERN = """
    szpital przychodnia poradnia apteka biblioteka klinika gabinet fundacja stowarzyszenie hospicjum uniwersytet szkoła ośrodek centrum
    nemocnice nemocnica knihovna knižnica lékárna lekáreň poliklinika ordinace nadace bolnica bolnišnica ljekarna lekarna knjižnica
    kórház könyvtár gyógyszertár rendelő rendelőintézet slimnīca bibliotēka aptieka ligoninė vaistinė hastane hastanesi eczanesi
    kütüphane kütüphanesi νοσοκομείο φαρμακείο βιβλιοθήκη κλινική больница поликлиника аптека библиотека клиника госпиталь лікарня
    бібліотека поліклініка
"""
_CELTIC = "ysbyty llyfrgell meddygfa fferyllfa canolfan ospidéal leabharlann"
_ANYWHERE: Final = _words(
    _ENGLISH
    + _GERMAN
    + _FRENCH
    + _SPANISH
    + _OTHER_ROMANCE
    + _DUTCH_AND_NORDIC
    + _EASTERN
    + _CELTIC
)
_AT_THE_END: Final = _words(
    "partners associates department services service group college school unit reception team health club commission"
    " solicitors accountants architects opticians dentists chemists florists builders cafe caf\u00e9"
)
_GIVEN: Final = _words("charity")
"""First names: they say nothing where they stand in front, as in \u201cCharity Okafor\u201d."""
_HOMES: Final = _words("care nursing rest residential retirement funeral children's")
_CHURCHES: Final = _words("parish methodist baptist catholic evangelical reformed united community")
_TWO: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(("home", "homes"), _HOMES),
    "church": _CHURCHES,
    "hall": _words("village parish town church community"),
}
"""At the end, and only behind one of these: \u201cMere Care Home\u201d, and not \u201cAlec Home\u201d."""
_COMPOUNDS: Final = (
    "klinik", "kliniken", "klinikum", "krankenhaus", "spital", "apotheke", "bibliothek", "bücherei", "buecherei", "praxis",
    "pflegeheim", "seniorenheim", "altenheim", "hospiz", "hochschule", "grundschule", "museum", "sjukhus", "sjukhuset", "sykehus",
    "sykehuset", "sygehus", "sygehuset", "bibliotek", "biblioteket", "apotek", "apoteket", "vårdcentral", "vårdcentralen",
    "ziekenhuis", "apotheek", "bibliotheek", "praktijk", "kliniek", "verpleeghuis", "sairaala", "kirjasto", "apteekki",
)  # fmt: skip
"""What such words end in where a language writes them in one: \u201cStadtbücherei\u201d, \u201cUniversitetssjukhuset\u201d."""
_BEFORE: Final = 3
"""Letters before one of these, at the least."""
_TAILS: Final = frozenset(one[-5:] for one in _COMPOUNDS)
_SHORTEST: Final = min(map(len, _COMPOUNDS)) + _BEFORE


def is_place_word(word: str) -> bool:
    """Whether one word, in small letters and without commas, says that a name is a place\u2019s wherever it stands."""
    return word in _ANYWHERE or is_compound(word)


def is_compound(word: str) -> bool:
    """Whether it is such a word of two in one, which no one is called."""
    if len(word) < _SHORTEST or word[-5:] not in _TAILS:
        return False
    return any(word.endswith(one) and len(word) - len(one) >= _BEFORE for one in _COMPOUNDS)


def have_place_word(words: Sequence[str]) -> bool:
    """Whether words of a name, in small letters and in order, say that it is a place\u2019s."""
    if words[0] in _GIVEN and len(words) > 1:
        words = words[1:]
    if not _ANYWHERE.isdisjoint(words) or any(map(is_compound, words)):
        return True
    last = words[-1]
    return last in _AT_THE_END or (last in _TWO and len(words) > 1 and words[-2] in _TWO[last])
