"""Every dialog of the window, each opened as people open it; for tests of what holds for all of them."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.domain.drafts import Draft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, group, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting.emails import Emails
from outreach_desktop.services.knowing import core
from outreach_desktop.services.knowing.promoting import Promoted
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Lack
from outreach_desktop.services.making.own.renewal import Differing, Renewal
from outreach_desktop.services.registers.taking import TakenPerson, TakenPlace
from outreach_desktop.services.undo import UndoAhead
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.exporting.addresses import LeftOutOfEmail
from outreach_desktop.ui.exporting.email_drafts import EmailDialog
from outreach_desktop.ui.pages.contacts.about.partner import PartnerEditor
from outreach_desktop.ui.pages.contacts.from_register import TakenPersonEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.content.page import ContentPage
from outreach_desktop.ui.pages.events.page import EventsPage
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.pages.letters.authoring.renewing import RenewalDialog
from outreach_desktop.ui.pages.letters.missing import LackTable
from outreach_desktop.ui.pages.letters.people.lately import WhoLately, WrittenLately
from outreach_desktop.ui.pages.listings.page import ListingsPage
from outreach_desktop.ui.pages.organisations.from_register import TakenPlaceEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.pages.services.page import ServicesPage
from outreach_desktop.ui.pages.settings.page import SettingsPage
from outreach_desktop.ui.registers.changes import ChangesDialog
from outreach_desktop.ui.safety.backup.testing import BackupTest
from outreach_desktop.ui.safety.data_file.trouble import Trouble
from outreach_desktop.ui.shell.crash import SAFE, WENT_WRONG, CrashDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.unsaved import TypedText
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, TakingBack
from outreach_desktop.ui.widgets.lists.ticking import ticked_people
from tests.examples import some
from tests.ui.executors import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The window with the sample group, its data, and a folder with files to choose."""

    window: MainWindow
    db: Data
    folder: Path

    def contacts(self) -> ContactsPage:
        """With one person on the card."""
        page = self.window.go_to("contacts")
        assert isinstance(page, ContactsPage)
        page.show_one(contacts.find(self.db, "akindele", today=page.today())[0])
        return page

    def events(self) -> EventsPage:
        """With a coming event on the card."""
        page = self.window.go_to("events")
        assert isinstance(page, EventsPage)
        page.show_one(events.upcoming(self.db, today=page.today())[0].event.id)
        return page

    def organisations(self) -> OrganisationsPage:
        """With a hospital on the card."""
        page = self.window.go_to("organisations")
        assert isinstance(page, OrganisationsPage)
        general = organisations.named(self.db, "Marrowby General Hospital")
        assert general is not None
        page.show_one(general.id)
        return page

    def listings(self) -> ListingsPage:
        """With a listing on the card."""
        page = self.window.go_to("listings")
        assert isinstance(page, ListingsPage)
        return page

    def services(self) -> ServicesPage:
        """With a service on the card."""
        page = self.window.go_to("services")
        assert isinstance(page, ServicesPage)
        return page

    def content(self) -> ContentPage:
        """With a text on the card."""
        page = self.window.go_to("content")
        assert isinstance(page, ContentPage)
        return page

    def group(self) -> GroupPage:
        page = self.window.go_to("group")
        assert isinstance(page, GroupPage)
        return page

    def settings(self) -> SettingsPage:
        page = self.window.go_to("settings")
        assert isinstance(page, SettingsPage)
        return page

    def chooses(self, action: str) -> None:
        """Takes an entry of the menus."""
        self.window.action(action).trigger()

    def a_list(self) -> Path:
        path = self.folder / "people.csv"
        path.write_text("First name,Surname\nAnn,Quellow\nBob,\n", encoding="utf-8")
        return path


def _log_again(stage: Stage) -> None:
    page = stage.contacts()
    card = page.person.card
    assert card is not None
    page.person.entry_wanted.emit(card.timeline[0])


def _change_role(stage: Stage) -> None:
    page = stage.contacts()
    card = page.person.card
    assert card is not None
    page.person.role_wanted.emit(card.roles[0].role)


def _change_sender(stage: Stage) -> None:
    stage.group().edit_sender(group.senders(stage.db)[0])


def _change_word(stage: Stage) -> None:
    page = stage.settings()
    page.edit_word(page.lists.table.entries[0])


def _test_backups(stage: Stage) -> None:
    BackupTest(stage.window, stage.window.runner, stage.folder / "x.outreach").show()


def _bin(stage: Stage) -> None:
    contacts.remove(stage.db, contacts.find(stage.db, today=stage.window.today())[:2])
    stage.chooses("edit.bin")


def _take_much_back(stage: Stage) -> None:
    """Its data thread is held back: it is under way until somebody stops it."""
    runner = Runner(Held(), db=stage.db)
    runner.setParent(stage.window)
    ahead = UndoAhead("Import 9,000 people", 36_000)
    TakingBack(stage.window, runner, TakeBack(), ahead, lambda _: None).open()


def _show_typed(stage: Stage) -> None:
    draft = Draft(
        id="1",
        form="contacts.new",
        title="New person",
        typed={"notes": "A note"},
        kept_at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC),
    )
    TypedText(stage.window, draft, OutreachError("This person is gone.")).open()


def _trouble(stage: Stage) -> None:
    error = OutreachError("The file is open on another computer.", hint="Close it there first.")
    Trouble(stage.window, error, [("&Look at it", "Nothing can be changed.", lambda: None)]).open()


def _lacks(stage: Stage) -> None:
    lack = Lack(
        contact_id="1", name="Dr Ann O'Neil", template="Note", field="contact.phone", meaning=""
    )
    LackTable(stage.window, [lack]).show()


def _renewal(stage: Stage) -> None:
    place = Differing(yours="We meet on Fridays.", new="We meet on Mondays.", is_changed=True)
    found = Renewal(
        path=stage.folder / "Poster.docx", base=b"", yours=b"", new=b"", places=(place, place)
    )
    RenewalDialog(stage.window, found).open()


def _lately(stage: Stage) -> None:
    model = ticked_people(stage.window.runner, stage.window.today, "People").ticked_model
    WhoLately(WrittenLately(stage.window.runner, stage.window.today, model)).show()


def _restore(stage: Stage) -> None:
    stage.window.files.ways.choose_backup(stage.folder / "x.outreach")


def _stack(stage: Stage) -> Stack:
    path = stage.folder / "note.docx"
    document = Document()
    document.add_paragraph("Dear Dr O'Neil,")
    document.save(str(path))
    pieces = tuple(Piece(path=path, title="Note", name=name) for name in ("Dr O'Neil", "Dr Marsh"))
    return Stack(kinds="notes", made_at=dt.datetime(2026, 3, 1, tzinfo=dt.UTC), pieces=pieces)


def _print(stage: Stage) -> None:
    stage.window.printing.begin([_stack(stage)])


def _as_email(stage: Stage) -> None:
    people = contacts.find(stage.db, "o'neil", today=stage.window.today())
    kinds = [letters.choice("introduction")]
    plan = letters.plan(stage.db, people, kinds, today=stage.window.today())
    folder = stage.folder / "Letters" / "today"
    EmailDialog(stage.window, stage.window.runner, stage.window.today, plan, folder).open()


def _print_earlier(stage: Stage) -> None:
    stage.window.printing.begin([_stack(stage)] * 2)


def _left_out(stage: Stage) -> None:
    left_out = (("Dr Ann O'Neil", "do not contact"), ("Bob Marsh", "no email address known"))
    LeftOutOfEmail(stage.window, Emails(addresses=("a@b.example",), left_out=left_out)).open()


def _columns(stage: Stage) -> None:
    stage.contacts()
    stage.chooses("view.columns")


def _many(stage: Stage) -> None:
    stage.contacts().people.table.selectAll()
    stage.chooses("contacts.change")


def _crash(stage: Stage) -> None:
    CrashDialog(stage.window, WENT_WRONG, SAFE, "The report").open()


def _taken_place(stage: Stage) -> None:
    entry = RegisterEntry(register="epraccur", code="A81001", is_person=False, name="Old Mill")
    taken = TakenPlace(
        entry=entry,
        draft=OrganisationDraft(name="Old Mill", code="A81001"),
        above=OrganisationDraft(name="Mere Network"),
        folder=stage.folder,
    )
    TakenPlaceEditor(stage.organisations(), stage.window.runner, stage.window.today, taken).open()


def _taken_person(stage: Stage) -> None:
    entry = RegisterEntry(register="egpcur", code="G0102005", is_person=True, name="Dr A Lee")
    draft = ContactDraft(title="Dr", last_name="Lee", code="G0102005")
    taken = TakenPerson(entry=entry, draft=draft, place="Old Mill", folder=stage.folder)
    TakenPersonEditor(stage.contacts(), stage.window.runner, stage.window.today, taken).open()


def _new_partner(stage: Stage) -> None:
    page = stage.contacts()
    assert page.person.card is not None
    PartnerEditor(page, page.runner, page.today, page.person.card.contact).open()


def _promote(stage: Stage) -> None:
    """The person on the card is one of the core people: as if they had just become so."""
    page = stage.contacts()
    assert page.person.card is not None
    promoted = core.of_one(stage.db, page.person.card.contact.id)
    assert promoted is not None
    stage.window.newly_core.ask(promoted)


def _promote_several(stage: Stage) -> None:
    people = contacts.find(stage.db, today=stage.window.today())[:3]
    made = Promoted(people=tuple(contacts.get_all(stage.db, people)), count=14, most=12)
    stage.window.newly_core.ask(made)


WAYS: dict[str, Callable[[Stage], object]] = {
    "the manual": lambda stage: stage.chooses("help.manual"),
    "a new contact": lambda stage: stage.chooses("contacts.add"),
    "people by conditions": lambda stage: stage.chooses("contacts.choose"),
    "a contact": lambda stage: stage.contacts().edit(),
    "a call": lambda stage: stage.contacts().log(),
    "an entry": _log_again,
    "tags": lambda stage: stage.contacts().tag(),
    "a new membership": lambda stage: stage.contacts().person.membership_wanted.emit(None),
    "a new need": lambda stage: stage.contacts().person.need_wanted.emit(None),
    "a new way to refer": lambda stage: stage.organisations().place.route_wanted.emit(None),
    "who decides": lambda stage: stage.chooses("organisations.decisions"),
    "the champion tree": lambda stage: stage.chooses("organisations.champions"),
    "where to go next": lambda stage: stage.chooses("organisations.gaps"),
    "a new wish": lambda stage: stage.contacts().person.wish_wanted.emit(None),
    "erasing someone": lambda stage: stage.contacts().person.erase_wanted.emit(),
    "the core network": lambda stage: stage.chooses("contacts.core"),
    "who was not contacted for long": lambda stage: stage.chooses("contacts.quiet"),
    "whether someone fits": _promote,
    "whether several fit": _promote_several,
    "who lives with someone": lambda stage: stage.chooses("contacts.household"),
    "someone new who lives with someone": _new_partner,
    "a relationship": lambda stage: stage.contacts().person.relationship_wanted.emit(),
    "a new role": lambda stage: stage.contacts().person.role_wanted.emit(None),
    "a role": _change_role,
    "what was changed of one": lambda stage: stage.contacts().history(),
    "everything held on one": lambda stage: stage.chooses("contacts.held"),
    "duplicates": lambda stage: stage.chooses("contacts.duplicates"),
    "a phone list": lambda stage: stage.chooses("file.phones"),
    "labels": lambda stage: stage.chooses("file.labels"),
    "labels for organisations": lambda stage: stage.chooses("organisations.labels"),
    "an export": lambda stage: stage.chooses("file.export"),
    "an export of organisations": lambda stage: stage.chooses("organisations.export"),
    "who is left out of email": _left_out,
    "how new people were met": lambda stage: stage.chooses("contacts.sources"),
    "the registers": lambda stage: stage.chooses("file.registers"),
    "what changed in the registers": lambda stage: ChangesDialog(
        stage.window, stage.window.runner, stage.window.today
    ).open(),
    "a person from a register": lambda stage: stage.chooses("contacts.from_register"),
    "an organisation from a register": lambda stage: stage.chooses("organisations.from_register"),
    "a place of a register": _taken_place,
    "a person of a register": _taken_person,
    "an import": lambda stage: stage.window.importing.take(stage.a_list()),
    "a new place": lambda stage: stage.chooses("organisations.add"),
    "a house rule": lambda stage: stage.organisations().place.rule_wanted.emit(None),
    "what is known of a place": lambda stage: stage.organisations().place.known_wanted.emit(),
    "a place": lambda stage: stage.organisations().edit(),
    "a new event": lambda stage: stage.chooses("events.add"),
    "an event": lambda stage: stage.events().edit(),
    "people for an event": lambda stage: stage.events().add_people(),
    "a new listing": lambda stage: stage.chooses("listings.add"),
    "a listing": lambda stage: stage.listings().edit(),
    "what is wrong at a listing": lambda stage: stage.listings().must_change(),
    "a new service": lambda stage: stage.chooses("services.add"),
    "a service": lambda stage: stage.services().edit(),
    "a new text": lambda stage: stage.chooses("content.add"),
    "a text of the content bank": lambda stage: stage.content().edit(),
    "the letterhead": lambda stage: stage.group().edit(),
    "how letters look": lambda stage: stage.group().edit_look(),
    "a new sender": lambda stage: stage.group().add_sender(),
    "a sender": _change_sender,
    "what documents say": lambda stage: stage.group().edit_points("help"),
    "a new word of a list": lambda stage: stage.settings().add_word(),
    "a word of a list": _change_word,
    "the passphrase of the lock screen": lambda stage: stage.settings().set_passphrase(),
    "a new field of the group's own": lambda stage: stage.settings().add_own_field(),
    "a search to save": lambda stage: stage.chooses("contacts.save_search"),
    "columns of a list": _columns,
    "a change of many": _many,
    "organisations by conditions": lambda stage: stage.chooses("organisations.choose"),
    "undo of an import": _take_much_back,
    "the bin": _bin,
    "the history": lambda stage: stage.chooses("edit.history"),
    "the shortcuts": lambda stage: stage.chooses("help.keys"),
    "about": lambda stage: stage.chooses("help.about"),
    "check everything": lambda stage: stage.chooses("help.check"),
    "a copy elsewhere": lambda stage: stage.chooses("file.elsewhere"),
    "everything for another computer": lambda stage: stage.chooses("file.everything_out"),
    "everything of another computer": lambda stage: stage.chooses("file.everything_in"),
    "a restore": _restore,
    "a test of backups": _test_backups,
    "trouble with a file": _trouble,
    "a crash": _crash,
    "what was typed": _show_typed,
    "what is missing": _lacks,
    "written to lately": _lately,
    "a newer document": _renewal,
    "the fields of templates": lambda stage: stage.chooses("letters.fields"),
    "printing": _print,
    "what to print": _print_earlier,
    "letters as email": _as_email,
    "mail that came back": lambda stage: stage.contacts().person.after.came_back(
        contacts.find(stage.db, "akindele", today=stage.window.today())[0]
    ),
    "what was sent": lambda stage: stage.chooses("file.posted"),
}


def opened(stage: Stage, way: str) -> QDialog:
    """The dialog that comes of this."""
    before = _dialogs()
    WAYS[way](stage)
    [dialog] = [one for one in _dialogs() if one not in before]
    QApplication.processEvents()
    return dialog


def close(dialog: QDialog) -> None:
    """As its title bar does; what is under way in it stops, and it is gone for good."""
    dialog.reject()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def every(stage: Stage, one_of: int = 1) -> Iterator[tuple[str, QDialog]]:
    """Each dialog in its turn, open; the one before is closed. Of so many `some` where the rest is much alike."""
    for way in some(WAYS, one_of):
        dialog = opened(stage, way)
        yield way, dialog
        close(dialog)


def _dialogs() -> list[QDialog]:
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, QDialog) and one.isVisible()]
