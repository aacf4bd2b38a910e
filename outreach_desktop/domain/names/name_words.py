"""The words that stand before, inside and after people's names, in the languages of the lists that come in.

Letters after a name are those of the British and Irish medical colleges, of universities, orders and
professions; titles those that are written before a name in nine languages.
"""

import re
from functools import lru_cache

from outreach_desktop.domain.names.place_words import have_place_word, is_compound
from outreach_desktop.domain.names.salutation import TITLES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that may be a part of what stands before a name, without full stops and in small letters.
_BESIDE_TITLES = _words("""
    his her hh drin cdr ldr sigra sigrina the rt right hon honour honourable most very assistant asst associate assoc emeritus emerita visiting clinical univ
    med dent vet nat rer phil hab habil priv doz surg dottssa hc h c pol oec jur theol techn agr sc pd privdoz ao em lt lieutenant rev'd
    sir dame lord lady baroness baron count viscount earl duke herrn fräulein frl
""")
# Titles that are known as such and that no letter can open with: of two people, of a degree, of a guess.
_UNSURE = _words("""
    ambassador amb adv eng
    drs ir ing mag mgr dipl dipl-ing lic hon sgt cpl pvt brother br msgr mgr inż lek pan pani sig signor signora
    dhr mevr mevrouw mw meneer avv srta señorita senor senora doña dona esq mstr master mesdames messrs mmes
    sra sr dhr. monsignor adm admiral gen general cmdr commander wing flt wg sqn chaplain deaconess eur dato datuk
""") - _words("sr sra")
TITLE_WORDS = (
    frozenset(word for title in TITLES for word in title.split()) | _BESIDE_TITLES | _UNSURE
) - _words("h c em ao")
# These are first names and surnames too; a title only with a full stop, or before a whole name.
_ALSO_NAMES = _words("dean don mag ing em ir eng amb adv count general")
# Before one word alone these are rather somebody's first name or job.
NOT_ALONE = _words(
    "charge nurse the hon general em gen right very most lt wing pan br master major"
)

PARTICLES = _words("""
    abu af al ap av ben bin bint da das de del dela della den der des di do dos du e el ibn la las le les lo los
    mac mc ó ní nic ua o' of san santa st st. ter ten thor und van vande vander vom von y zu zum zur 't 's
""")
# Joined by these, what stands before is a part of the surname as well: Ortega y Gasset.
JOINING = _words("y i und")
GENERATIONS = {
    "jr": "Jr", "jnr": "Jr", "junior": "Jr", "sr": "Sr", "snr": "Sr", "senior": "Sr",
    "2nd": "2nd", "3rd": "3rd", "4th": "4th", "ii": "II", "iii": "III", "iv": "IV", "vi": "VI", "vii": "VII", "viii": "VIII",
}  # fmt: skip

_LETTERS = _words("""
    aca accs acp afbpss am ambp ao apmp apn arcm arrc arnp ba ba(hons) bao bch bchir bdent bds beng bm bmbch bmbs bmed
    bmedsci bmus bn bpharm bphil bs bsc bscn bsn btec bvetmed bvsc ca ccc cbe ccf ccst cch cct cde ceng cert certed cfa ch
    chb chm cims cipd cmg cnm cns cpa cphil cpsychol cpt cra crna csci csp cvo dbe dc dch dcn dcp dclinpsy dclinpsych dcpsych
    dds den dfsrh dhsc dgm dip dipch diphe dipn dipsw dl dm dmd dmedsc dmrd dmsc dms dn dnb dnp do dobst docs dpa dphil
    dpm dpt drcog dsc dso dtm&h edd emba erd facc facep facog facp facs fafpm fams fanzca fba fbps fca fcem fches fcsp fdsrcs
    ffarcs fficm ffph ffpm ffsrh fhea fimls fips fmedsci fnp fpc frags fraco fracgp fracp fracs fraes frca frcem frcgp frcn
    frco frcog frcophth frcp frcpath frcpch frcpe frcpi frcps frcpsych frcr frcs frcsed frcsi frcsg frs frsa frse frsm fsb gbe
    gmc gnp gp hca hcpc hdip hons jd jp kbe kc kcb kcmg kcvo lcsw lgsm llb lld llm lmcc lmft lmhc lpc lpn lrcp lrcpi lrcs lrps
    lsw lvn lvo ma maud mapharm march mb mba mbacp mbbch mbbs mbchb mbcs mbe mbps mc mch mchiro mcibs mcsp md mds me med mem
    meng mep mfa mfds mfph mfsrh mgds mhsa mhs mimls minst mlitt mm mma mmed mmedsc mmedsci mnurs mp mpa mpas mpharm mphil
    mph mps mpsi mres mrcem mrcgp mrcn mrcog mrcophth mrcp mrcpath mrcpch mrcpi mrcps mrcpsych mrcr mrcs mrcvs mrpharms ms
    esq msc mscn msn msp msw mtech musb mvb mvo nd nhs np npp obe oam om od osb osj osm otr ota pa pa-c pc pgcert pgce pgdip pgd pgdc
    pharmd phd phn pmp ppa psyd pt qam qc qgm qhn qhp qhs qn qso qpm rac rcn rd rdn rgn rhv rm rmn rn rna rnc rnld
    rnmh rnt rph rpn rrc rrt rscn rtr sac sb scd sj sm srn td ud unc vc vd vrd wrc dr.med bapp grad.dip lpsych
""") - _words("am den me do em ch ca dip cert med")
# A word of letters by its looks: M.D., Ph.D., F.R.C.S., FRCSEd, MRCPsych, BSc.
_DOTTED = re.compile(r"(?:[A-Za-z]{1,4}\.){2,}[A-Za-z]{0,4}")
_COLLEGE = re.compile(
    r"[FMLDA](?:RC|RCS|FA|FPH|ACS|CSP)[A-Z][A-Za-z]*|[BM]S[cC]|[BMD]Phil|PG[A-Z][a-z]+"
)
# At least two capitals, not all of a word that could be a surname in capitals.
_MIXED = re.compile(r"[A-Z][a-z]{0,4}[A-Z][A-Za-z]*")

# A list puts these where a name should be; none of them is anybody.
NOBODY = _words("""
    reception receptionist manager practice secretary secretaries admin administrator administration office enquiries enquiry
    information info department dept team staff switchboard helpdesk owner occupier head matron director the duty
    doctor doctors nurse nurses on-call oncall partners dear sir madam to whom it may concern and or of colleague colleagues
    coordinator co-ordinator lead clinical medical surgery hospital clinic pharmacist pharmacy ward unit gp gps general
    senior deputy assistant booking appointments referrals referral main desk all everyone bookings operations business
    practitioner principal headteacher chair chairman chairperson treasurer editor resident
""")
_HEADS_OF_NOBODY = _words("""
    reception receptionist manager secretary secretaries admin administrator administration office enquiries enquiry
    department team staff switchboard helpdesk owner occupier director doctors nurses partners colleague colleagues
    coordinator co-ordinator pharmacist unit gps desk all everyone bookings booking appointments referrals chair
    principal headteacher treasurer editor resident information nurse doctor lead practitioner concern madam
""")

# What somebody does, in brackets or behind a comma: it is no part of the name.
ROLE_WORDS = _words("""
    manager nurse receptionist consultant gp partner director chair chairman secretary lead officer surgeon physician registrar
    practitioner pharmacist physiotherapist psychologist counsellor administrator coordinator co-ordinator assistant specialist
    oncologist urologist midwife matron head principal trainee locum retired trustee treasurer volunteer dentist therapist
    worker coach owner editor president founder ceo doctor professor lecturer researcher librarian
""")
# In brackets behind letters these are about the person; what the letters are in is not: “FRCS (Urol)”, “BSc (Hons)”.
_ABOUT_PERSONS = ROLE_WORDS | _words(
    "retired retd ret'd ret deceased late died rip left moved away ex former formerly widow widowed wife husband"
)
# What else stands in brackets behind a desk, and is not where it is: “Reception (Tuesdays)”.
_NOT_WHERE = _words("""
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday sunday weekdays weekends
    am pm mornings afternoons evenings nights days male female m f part time part-time full full-time ft pt new old temp
    temporary acting deputy main direct private urgent daytime tbc unknown vacant see ask for the and or any
""")
SPECIALTIES = _words("""
    urology oncology cardiology neurology dermatology radiology radiotherapy surgery anaesthetics psychiatry paediatrics
    pediatrics gynaecology obstetrics haematology gastroenterology endocrinology rheumatology nephrology ophthalmology
    orthopaedics pathology microbiology geriatrics respiratory palliative immunology physiotherapy psychology dentistry
    uro-oncology neurosurgery urologie onkologie radiologie chirurgie
""")

# In front of a name only these are what somebody does: “Staff Nurse Kay Brill”.
_BEFORE_NAMES = (
    ROLE_WORDS | SPECIALTIES | _words("staff practice senior community district")
) - _words("head chair")


def bare(word: str) -> str:
    """A word of a title or of letters without full stops and commas, in small letters."""
    if word.isalnum():
        return word.casefold()  # most are
    return word.casefold().replace(".", "").replace("\u2019", "'").strip(",;:()")


@lru_cache(maxsize=8192)
def is_title_word(word: str) -> bool:
    """Whether `word` may stand before a name as a part of a title."""
    key = bare(word)
    parts = [part for part in re.split(r"[-/]", key) if part]
    if key in _ALSO_NAMES:
        return word.endswith(".")
    return key in TITLE_WORDS or (len(parts) > 1 and all(part in TITLE_WORDS for part in parts))


@lru_cache(maxsize=8192)
def generation(word: str) -> str:
    """“Jr” for “jnr.”, “III” for “iii”; "" for a word that is none."""
    key = bare(word)
    return GENERATIONS.get(key, "") if not key.startswith("i") or word.isupper() else ""


@lru_cache(maxsize=8192)
def are_letters(word: str, *, in_capitals: bool = False) -> bool:
    """Whether `word` stands for a degree, an order, a membership. In a name all in capitals only known ones are."""
    stripped = word.strip(",;")
    key = bare(stripped)
    if key in _LETTERS:
        return any(c.isupper() for c in stripped[1:]) or key == "esq"
    if _DOTTED.fullmatch(stripped) and len(key) >= 2 and "." in stripped:
        return key in _LETTERS or (
            len(key) > 2 and stripped.count(".") > 1 and len(key) <= 6 and not key.isalpha()
        )
    return bool(_COLLEGE.fullmatch(stripped)) and not in_capitals


def look_like_letters(word: str) -> bool:
    """The same behind a comma, where there is room for letters that nobody knows: two capitals make them."""
    stripped = word.strip(",;.")
    return are_letters(word) or bool(_MIXED.fullmatch(stripped)) or bool(generation(word))


def is_about_letters(aside: str) -> bool:
    """Whether what stands in brackets behind letters belongs to them: “(Urol)”, “(Hons)”, not “(retired)”."""
    words = [bare(word) for word in aside.split()]
    if not _ABOUT_PERSONS.isdisjoint(words) or is_place(aside):
        return False
    return len(words) == 1 or not aside.islower()


def place_of_desk(text: str) -> str:
    """The place that “Boots” or “at Mere Surgery” behind a desk names; "" for days, specialties and the like."""
    text = text.strip(" ,")
    text = text[3:] if text.casefold().startswith("at ") else text
    words = [bare(word) for word in text.split()]
    beside = _NOT_WHERE | SPECIALTIES | ROLE_WORDS | NOBODY
    if is_place(text):
        return text
    is_named = text[:1].isupper() and beside.isdisjoint(words) and len(words) < 5
    return text if is_named and not any(map(str.isdigit, text)) else ""


_FAMILIES = frozenset(("family", "familie", "famille", "familia", "household"))


def is_family(text: str) -> bool:
    """Whether `text` is of a whole family: “The Fennick Family”, “Mr & Mrs Fennick & family”."""
    words = text.split()
    last = bare(words[-1]) if len(words) > 1 else ""
    return last in _FAMILIES or (len(words) == 2 and bare(words[0]) in ("family", "familie"))


def role_before(text: str) -> tuple[str, str]:
    """What somebody does, in front of their name, and the name: “Consultant Urologist Mr Ian Tarn”."""
    words = text.split()
    if not words or is_title_word(words[0]):
        return "", text
    count = 0
    while count < len(words) and bare(words[count]) in _BEFORE_NAMES:
        count += 1
    held, rest = words[:count], words[count:]
    if len(rest) < 2 or ROLE_WORDS.isdisjoint(map(bare, held)):
        return "", text
    return " ".join(held), " ".join(rest)


_AT_A_DESK = r"(?:medical )?(?:secretary|sec|pa|p\.a\.|personal assistant|assistant)"
_OF_SOMEBODY = re.compile(
    rf"(?:the )?{_AT_A_DESK} (?:to|of|for) .+|[^,]+['\u2019]s? (?:{_AT_A_DESK}|receptionist|office|team)",
    re.IGNORECASE,
)
"""“Secretary to Dr Jones”, “Dr Smith's secretary”: a desk that is only known by whose it is."""


_OF_DESKS = _words("secretary sec pa assistant receptionist office team")
"""One of these is in whatever `_OF_SOMEBODY` fits."""


def is_desk_of_somebody(text: str) -> bool:
    """Whether `text` is a desk that is named by whose it is."""
    return bool(_OF_SOMEBODY.fullmatch(text.strip()))


def is_nobody(text: str) -> bool:
    """Whether `text` is a desk or a post, and not a person: “The Practice Manager”, “Reception”."""
    words = [bare(word) for word in text.replace("/", " ").split()]
    if not _OF_DESKS.isdisjoint(words) and is_desk_of_somebody(text):
        return True
    heads = not _HEADS_OF_NOBODY.isdisjoint(words)
    ward = "ward" in words and any(map(str.isdigit, words))
    if not (heads or ward or (words[-1:] == ["staff"] and len(words) > 1)):
        return False
    return all(word in NOBODY or word in SPECIALTIES or word.isdigit() for word in words)


def is_place(text: str) -> bool:
    """Whether `text` names a place of work: “Mere Practice”, “Dr Marsh & Partners”."""
    text = text.removeprefix("The ")
    parts = text.replace("/", " ").split()
    words = [bare(word) for word in parts]
    if len(parts) < 2:
        return any(map(is_compound, words))
    if is_title_word(text.split()[0]):
        return words[-1] in ("partners", "associates", "practice", "surgery")
    return have_place_word(words)
