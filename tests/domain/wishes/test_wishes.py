"""What a column, a note or a tag says about hearing from us, and what says nothing of the kind."""

import datetime as dt

import pytest

from outreach_desktop.domain.wishes.wish_columns import column_says, is_wish_column
from outreach_desktop.domain.wishes.wish_notes import notes_say, tag_says
from outreach_desktop.domain.wishes.wishes import Said, WishDraft, in_words, kept_apart, stops


def in_short(said: Said) -> str:
    """“email, post”, “dead”, with a ? where somebody is to look."""
    words = [wish.channel for wish in said.wishes] + ["dead"] * said.deceased
    return ", ".join(words) + "?" * said.doubtful


REFUSALS = [
    ("email_disabled", "true", "email"),
    ("Do not contact", "yes", "all"),
    ("DoNotContact", "TRUE", "all"),
    ("Do not contact", "asked in spring", "all"),
    ("Do not contact", "by phone", "phone"),
    ("Do not contact", "perhaps not?", "all"),
    ("Do not contact", "?", "all?"),
    ("Do Not Mail", "1", "post"),
    ("do_not_email", "1", "email"),
    ("DO_NOT_CALL", "Y", "phone"),
    ("Do not text", "x", "text"),
    ("Do not write", "ja", "post"),
    ("is_opt_out", "1", "all"),
    ("No Bulk Emails (User Opt Out)", "1", "email"),
    ("Email Opt Out", "\u2713", "email"),
    ("HasOptedOutOfEmail", "true", "email"),
    ("SMS opt-out", "yes", "text"),
    ("Opted out", "2024-05-06", "all"),
    ("Opt-out", "email", "email"),
    ("No mail", "x", "post"),
    ("No phone calls", "yes", "phone"),
    ("Requests no mail?", "Yes", "post"),
    ("Unsubscribed", "Yes", "all"),
    ("UNSUB_TIME", "2024-02-02 10:00:00", "all"),
    ("Suppressed", "yes", "all"),
    ("Keine Werbung", "ja", "all"),
    ("Ne pas contacter", "oui", "all"),
    ("Keine Mails", "ja", "email"),
    ("Werbesperre", "ja", "all"),
    ("Baja", "S\u00ed", "all"),
    ("Opposition", "oui", "all"),
    ("Do not allow Mails", "Do Not Allow", "post"),
    ("Do not allow Emails", "Yes", "email"),
    ("Stop post", "Y", "post"),
    ("Remove from mailing list", "x", "all"),
    ("Marketing consent withdrawn on", "12/12/2023", "all"),
    ("TPS", "registered", "phone"),
    ("MPS", "Y", "post"),
    ("GoneAway", "1", "post"),
]
CONSENT = [
    ("Tieni informato dall'organizzatore", "No", "all"),
    ("Keep me updated on more events", "No", "all"),
    ("OK to contact?", "No", "all"),
    ("OK to contact?", "no, thank you", "all"),
    ("May we contact you?", "N", "all"),
    ("Can we email you?", "no", "email"),
    ("Happy to be contacted by post?", "no", "post"),
    ("GDPR consent", "withdrawn 3 May", "all"),
    ("Consent", "0", "all"),
    ("Consent", "not given", "all"),
    ("Email consent", "declined", "email"),
    ("Marketing permissions", "false", "all"),
    ("Subscribed", "f", "all"),
    ("subscribed_to_emails", "false", "email"),
    ("Mailing list", "No", "all"),
    ("Receive newsletter", "No", "all?"),
    ("Opted in", "No", "all"),
    ("Einwilligung", "nein", "all"),
    ("Toestemming", "nee", "all"),
    ("Acepta comunicaciones", "No", "all"),
    ("Privacy", "no", "all"),
    ("Keep in touch?", "not really", "all?"),
    ("Infopost", "nein", "post"),
    ("Opted in", "FALSCH", "all"),
    ("Consenso privacy", "revocato", "all"),
    ("Accepte les courriers", "non", "post"),
    ("GDPR consent", "post only", "email, phone, visit, text?"),
]
STATUSES = [
    ("state", "unsubscribed", "all"),
    ("Status", "Unsubscribed", "all"),
    ("Status", "Deceased", "dead"),
    ("Email status", "unsubscribed", "email"),
    ("E-mail status", "Cleaned", "email"),
    ("Contact preference", "Do not contact", "all"),
    ("Contact preferences", "No calls", "phone"),
    ("Communication preference", "Letters only", "email, phone, visit, text?"),
    ("Member status", "opted out", "all"),
    ("Status", "gesperrt", "all"),
    ("Status", "Removed", "all"),
    ("Status", "Bounced", "email"),
    ("Status", "Gone away", "post?"),
    ("Marketing status", "no_consent", "all"),
    ("Contact status", "Do not use", "all"),
    ("Communication preferences", "No communication", "all"),
    ("Exclusions", "Email, Phone", "email, phone"),
    ("Exclusions", "All mailings", "all"),
    ("Contact status", "Blacklisted", "all"),
    ("Contact status", "Not interested", "all?"),
    ("Solicit code", "No Phone", "phone"),
    ("Pref. method", "Do not email", "email"),
]
DEATHS = [
    ("Deceased", "Yes", "dead"),
    ("is_deceased", "1", "dead"),
    ("Died", "3 May 2021", "dead"),
    ("Date of death", "2021-05-03", "dead"),
    ("Deceased", "?", "dead?"),
    ("Verstorben", "ja", "dead"),
]
NOT_WISHES = [
    ("Do not contact", ""),
    ("Do not contact", "No"),
    ("Do not mail", "0"),
    ("Do not mail", "0.0"),
    ("Opt out", "FALSCH"),
    ("Consent to phone", "No response"),
    ("Consent to phone", "Not recorded"),
    ("Do not allow Emails", "Allow"),
    ("Do not allow Emails", "No"),
    ("TPS", "not registered"),
    ("Gone away", "No"),
    ("Mail stop", "4B"),
    ("Consent withdrawn", "No"),
    ("Email Opt Out", "FALSE"),
    ("Email Opt Out", "-"),
    ("Opted out", "opted in"),
    ("Opted out", "has not opted out"),
    ("Unsubscribed", "never unsubscribed"),
    ("OK to contact?", ""),
    ("OK to contact?", "Yes"),
    ("Consent", "given 3 May"),
    ("Consent", "n/a"),
    ("Newsletter", "x"),
    ("Mailing list", "Spring list"),
    ("OPTIN_TIME", "2024-01-01 10:00:00"),
    ("UNSUB_REASON", "NORMAL"),
    ("Photo consent", "No"),
    ("Deceased", "No"),
    ("Deceased", "0"),
    ("Status", "Active"),
    ("Status", "Retired"),
    ("Contact preference", "Email"),
    ("Notes", "x"),
    ("Tel no", "01632 960001"),
    ("Contact number", "01632 960001"),
    ("Mailing street", "1 Low Lane"),
    ("Post town", "Mere"),
    ("House no", "4"),
    ("Post", "GP"),
    ("Emails opened", "0"),
    ("Subscription Tier", "free"),
    ("Date Subscribed", "2025-06-01"),
    ("State", "MA"),
]


@pytest.mark.parametrize(("header", "cell", "said"), REFUSALS + CONSENT + STATUSES + DEATHS)
def test_a_column_says_what_somebody_does_not_want(header: str, cell: str, said: str) -> None:
    assert in_short(column_says(header, cell)) == said
    assert is_wish_column(header, [cell])


@pytest.mark.parametrize(("header", "cell"), NOT_WISHES)
def test_a_plain_no_a_permission_and_an_empty_cell_are_no_wish(header: str, cell: str) -> None:
    assert not column_says(header, cell)


@pytest.mark.parametrize(
    "header",
    [
        "Notes",
        "Title",
        "Post",
        "Phone no",
        "Contact",
        "Contact name",
        "Mailing city",
        "Post code",
        "Text",
        "Emails opened",
    ],
)
def test_a_column_of_something_else_is_not_about_wishes(header: str) -> None:
    assert not is_wish_column(header, ["no", "x", "Mere"])


def test_a_status_is_about_wishes_where_one_of_its_cells_is() -> None:
    assert is_wish_column("Status", ["Active", "unsubscribed"])
    assert not is_wish_column("Status", ["Active", "Retired"])


def test_the_reason_is_the_column_with_its_words() -> None:
    (wish,) = column_says("Email Opt Out", "asked 2024-05-06").wishes

    assert wish.reason == "Email Opt Out: asked 2024-05-06"
    assert wish.asked_on == dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("DO NOT CONTACT - asked in spring", "all"),
        ("Likes tea. Do not post", "post"),
        ("Please don't e-mail", "email"),
        ("don\u2019t write to her", "post"),
        ("do not email or phone", "email, phone"),
        ("do not contact by phone", "phone"),
        ("never ring him", "phone"),
        ("no more letters please", "post"),
        ("asked not to be contacted", "all"),
        ("doesn't want any post", "post"),
        ("opted out of emails", "email"),
        ("removed from the mailing list in May", "all"),
        ("No contact.", "all"),
        ("stop sending the magazine", "all?"),
        ("Do not contact at home", "all?"),
        ("Deceased", "dead"),
        ("Retired. Died March 2024", "dead"),
        ("She has died.", "dead"),
        ("please could you take me off your list thanks", "all"),
        ("Please use email not post", "post"),
        ("No cold calls", "phone"),
        ("Exclude from mailings", "all"),
        ("Suppress", "all"),
        ("request to be forgotten", "all"),
        ("SAR / erasure request Jan 24", "all"),
        ("Dr Wye sadly passed away last month", "all?"),
        ("***DO NOT MAIL***", "post"),
        ("DON\u00b4T PHONE", "phone"),
        ("D.N.C.", "all"),
        ("No-Mail", "post"),
        ("[no post]", "post"),
        ("NO POST / NO EMAIL", "email, post"),
        ("no email or phone", ""),
        ("NO MAIL - deceased 2020", "post, dead"),
        ("opt out (post)", "post"),
        ("courrier uniquement", "email, phone, visit, text?"),
        ("Unsubscribe", "all"),
        ("Stop all mail", "all"),
        ("Stop mail please", "post"),
        ("no longer wishes to receive mailings", "all"),
        ("does not want to be on our list any more", "all"),
        ("Anything but phone", "phone"),
        ("bitte keine Werbung", "all"),
        ("keine Anrufe", "phone"),
        ("m\u00f6chte keine Post mehr", "post"),
        ("Nicht mehr per Mail anschreiben", "email, post"),
        ("nur per E-Mail", "post, phone, visit, text?"),
        ("ne pas appeler", "phone"),
        ("ne souhaite plus recevoir de courrier", "post"),
        ("d\u00e9sabonn\u00e9", "all"),
        ("No enviar correo postal", "post"),
        ("no desea ser contactado", "all"),
        ("non telefonare", "phone"),
        ("geen post", "post"),
        ("niet bellen a.u.b.", "phone"),
        ("gone away 3/24", "post?"),
        ("RTS - return to sender", "post?"),
        ("NPAI", "post?"),
        ("unbekannt verzogen", "post?"),
        ("late - wife still at address", "all?"),
        ("verstorben am 3.4.2020", "dead"),
        ("\u271d 2021", "dead"),
        ("d. 2021", "dead"),
        ("ha fallecido", "dead"),
        ("d\u00e9c\u00e9d\u00e9e en 2020", "dead"),
        ("always late for meetings", ""),
        ("nicht anrufen vor 9 Uhr", ""),
        ("ne pas appeler le matin", ""),
        ("Keine E-Mail", ""),
        ("mari d\u00e9c\u00e9d\u00e9", ""),
        ("su marido ha fallecido", ""),
        ("born 1950", ""),
        ("didn't opt out", ""),
        ("Stop smoking service lead", ""),
        ("do not park in the yard", ""),
        ("no allergies", ""),
        ("opted in", ""),
        ("has not opted out", ""),
        ("consent: yes", ""),
        ("do not call before 9", ""),
        ("Do not call him Jim", ""),
        ("do not post leaflets through the door", ""),
        ("no email yet", ""),
        ("no contact since 2019", ""),
        ("has not been contacted", ""),
        ("not contacted yet", ""),
        ("wife died 2019", ""),
        ("his mother has died", ""),
        ("Interested in the opt-in screening", ""),
        ("not on the list", ""),
    ],
)
def test_notes_say_it_in_the_words_people_use(words: str, said: str) -> None:
    assert in_short(notes_say(words)) == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("do not contact", "all"),
        ("No mail", "post"),
        ("Deceased", "dead"),
        ("DNC", "all"),
        ("GP", ""),
        ("contact", ""),
    ],
)
def test_a_tag_may_say_it_too(tag: str, said: str) -> None:
    assert in_short(tag_says(tag)) == said


def test_a_wish_stops_its_own_channel_and_one_about_everything_stops_all() -> None:
    no_email = WishDraft(channel="email", reason="Email Opt Out: 1")
    lifted = WishDraft(channel="post", lifted_on=dt.date(2026, 1, 2))
    agreed = WishDraft(channel="phone", state="yes")

    assert stops([no_email, lifted, agreed], "email", None) is no_email
    assert stops([no_email, lifted, agreed], "post", None) is None
    assert stops([no_email, lifted, agreed], "phone", None) is None
    assert stops([no_email, everything := WishDraft(channel="all")], "post", None) is everything


def test_what_is_said_twice_of_a_channel_is_one_wish() -> None:
    both = kept_apart([column_says("Opt out", "email"), column_says("No emails", "1")])

    assert [in_words(wish) for wish in both.wishes] == ["No email (Opt out: email)"]
