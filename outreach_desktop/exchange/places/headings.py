"""What lists of organisations call their columns, in the languages that the import knows; compared by their letters alone."""

from typing import Final

NOUNS: Final = (
    "organisation|organization|facility|provider|location|library|branch library|hospice|hospital|clinic|surgery|practice|gp practice|gp surgery"
    "|medical practice|medical centre|health centre|care home|nursing home|home|service|pharmacy|chemist|dentist|dental practice|school|college"
    "|church|parish|charity|group|club|society|association|company|business|account|establishment|institution|agency|centre|center|venue|site"
    "|store|branch|trust|team|unit|department|ward|nonprofit|non profit|shelter|congregation|post office|community centre|voluntary organisation"
    "|einrichtung|klinik|krankenhaus|hospiz|bibliothek|bucherei|apotheke|praxis|pflegeheim|verein|firma|trager der einrichtung"
    "|etablissement|structure|hopital|clinique|pharmacie|bibliotheque|mediatheque|ehpad|association|entreprise|cabinet"
    "|centro|hospital|biblioteca|farmacia|residencia|entidad|ospedale|struttura|farmacia|ente|azienda|casa di riposo"
    "|instelling|ziekenhuis|bibliotheek|apotheek|verpleeghuis|praktijk|organisatie|sjukhus|bibliotek|sykehus|virksomhed|bedrift"
)
"""What a column of organisations is called after, alone or with \u201cname\u201d: \u201cHospice\u201d, \u201cName of library\u201d, \u201cFacility Name\u201d."""
NAME_WORDS: Final = "name|title|nom|nome|nombre|naam|namn|navn|nazwa|nazev|naziv|nume|nimi|bezeichnung|denominazione|denominacion|denomination|raison sociale|ragione sociale|razon social"
ANY_NAME: Final = frozenset(
    f"{NAME_WORDS}|display name|formal name|sort name|account name|label|business name|legal name|trading name|official name".split(
        "|"
    )
)
"""Names of a column that may hold people\u2019s or organisations\u2019: what stands beside it decides."""
ALSO_CALLED: Final = frozenset(
    (
        "alt name",
        "alternative name",
        "alternative names",
        "other name",
        "other names",
        "also known as",
        "short name",
        "former name",
    )
)
"""Names that places have beside the one they go by."""
KIND: Final = (
    (
        "organisation type|organization type|type of organisation|type of organization|organisation kind|kind of organisation|facility type"
        "|agency type|hospital type|location type|type of library|type of service|provider type|type of establishment|establishment type|institution type"
    ),
    (
        "type|kind|art|typ|category|categories|kategorie|categorie|categoria|tipo|tipologia|soort|sort|einrichtungsart|art der einrichtung"
        "|type d etablissement|tipo de centro|type of place|account type"
    ),
    "service types|service type|amenity|healthcare|subtype|sub type|location type sector|main category|naics desc|activity|activities type",
    "industry|branche|secteur|sector industry",
)
"""Names of a column of kinds, those that say most first."""
BELONGS_TO: Final = (
    (
        "parent|parent name|parent account|parent company|parent organisation|parent organization|name of parent organisation|parent organisation name"
        "|part of|belongs to|trust|trust name|nhs trust|member of|group|parent org|parent record|parent account name|parent facility|health system"
    ),
    "pcn|pcn name|primary care network|provider|provider name|operator|operated by|managed by|run by|library service|system name",
    (
        "trager|trager der einrichtung|gehort zu|klinikverbund|verbund|rattache a|etablissement principal|gestionnaire|groupe|entite juridique"
        "|pertenece a|titular|appartiene a|gruppo|onderdeel van|hoort bij|behoort tot|koepel|tillhor|huvudman|eier"
    ),
)
BELONGS_TO_CODE: Final = (
    "parent code|parent ods code|parent organisation code|parent organization code|parent org code|trust code|pcn code|provider code|provider id"
    "|cqc provider id|parent account number"
)
CODE: Final = (
    (
        "ods code|location ods code|nacs code|practice code|gp practice code|organisation code|organization code|org code|hospital code|surgery code"
        "|site code|gp code|branch code|national code"
    ),
    (
        "cqc location id|location id|facility id|ccn|cms certification number|provider number|npi|charity number|registered charity number|charity no"
        "|charity registration number|urn|ukprn|finess|no finess|n finess|numero finess|finess et|siret|ik|ik nummer|institutionskennzeichen|bsnr"
        "|agb code|codigo de centro|codice struttura|codice regionale|company number|registration number|organisation number|isil|isil code"
    ),
    "code|number of organisation|library code",
)
"""Names of a column of codes, those of a register first."""
AREA: Final = (
    "local authority|council|borough|area served|catchment|catchment area|location local authority|service area|einzugsgebiet|area of operation"
    "|authority|local authority name|area|health board area"
)
LIST_SIZE: Final = "list size|registered patients|practice list size|number of patients|patient list size|patients|total patients|patient count"
WEBSITE_WORDS: Final = frozenset(
    [
        "website",
        "websites",
        "web",
        "url",
        "homepage",
        "webseite",
        "internetseite",
        "internetadresse",
        "webadresse",
        "www",
        "weblink",
        "sitio",
        "sito",
        "hemsida",
        "hjemmeside",
        "nettside",
    ]
)
WEBSITE: Final = "site web|site internet|pagina web|sito web|internet|home page|site|domain|company domain name|service s website"
NO_WEBSITE_WORDS: Final = frozenset(
    [
        "report",
        "image",
        "picture",
        "logo",
        "photo",
        "facebook",
        "twitter",
        "instagram",
        "linkedin",
        "map",
        "maps",
        "cqc",
        "ratings",
        "rating",
        "video",
        "thumbnail",
        "menu",
        "source",
        "wiki",
        "wikipedia",
    ]
)
CLUES: Final = frozenset(
    [
        "latitude",
        "longitude",
        "lat",
        "lng",
        "lon",
        "x",
        "y",
        "geo",
        "easting",
        "northing",
        "uprn",
        "unique property reference number",
        "opening hours",
        "openinghours",
        "hours",
        "opening times",
        "openingtimes",
        "beds",
        "number of beds",
        "care homes beds",
        "rating",
        "review rating",
        "reviews",
        "review count",
        "rating count",
        "place id",
        "services",
        "specialisms services",
        "wheelchair",
        "osm id",
        "cid",
        "plus code",
        "kgmid",
        "total score",
        "reviews count",
        "statutory",
        "closed",
        "status",
        "organisation status",
        "numberofemployees",
        "number of employees",
        "annualrevenue",
        "annual revenue",
        "employees",
        "sic code",
        "sic",
        "naics code",
        "emergency services",
        "hospital ownership",
        "ownership",
        "activities",
        "what they do",
        "registration date",
    ]
)
"""Names of columns that only lists of organisations have beside a name."""
CLUE_WORDS: Final = frozenset(
    ("revenue", "turnover", "headquarters", "headquartered", "hq", "umsatz", "hauptsitz", "siege")
)
"""The same, with whatever other words: \u201cAnnual Revenue (m)\u201d, \u201cState_Headquartered\u201d."""
TOWN: Final = frozenset(("suburb", "place", "locality", "municipality", "village"))
"""Names of a column that has the town where no other has it."""
BEGINNINGS: Final = (
    "location",
    "facility",
    "library",
    "branch",
    "provider location",
    "establishment",
    "institution",
)
"""What stands before the parts of an address in such lists: \u201cLocation Street Address\u201d."""
