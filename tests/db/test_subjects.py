"""Every table that people fill, and every column of it, is described once and nowhere forgotten."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.safety.moments import told_by
from outreach_desktop.domain.subjects import SUBJECTS, TECHNICAL
from outreach_desktop.exchange import fields as imported
from outreach_desktop.exchange.headings import WORDS
from outreach_desktop.templates.library import fields as catalogue

FIELDS = [(subject, one) for subject in SUBJECTS.values() for one in subject.fields.values()]


def test_every_table_that_people_fill_is_a_subject(db: Data) -> None:
    assert set(SUBJECTS) == set(journalled(db))


def test_every_column_is_a_field_or_technical(db: Data) -> None:
    columns = {(table, column) for table, names in journalled(db).items() for column in names}
    described = {(subject.table, one.name) for subject, one in FIELDS}

    retired = {(table, column) for table, one in SUBJECTS.items() for column in one.retired}

    assert {each for each in columns - described if each[1] not in TECHNICAL} == retired
    assert {name for _, name in described} & TECHNICAL == set()
    assert {column for _, column in columns} >= TECHNICAL


def test_every_field_is_a_column(db: Data) -> None:
    columns = journalled(db)

    assert [
        (subject.table, one.name)
        for subject, one in FIELDS
        if one.name not in columns[subject.table]
    ] == []


def test_a_day_or_a_time_is_told_by_the_name_of_its_column() -> None:
    """What is salvaged or found unsound is judged by the name alone."""
    kinds = {FieldKind.DATE: "day", FieldKind.TIME: "time", FieldKind.MOMENT: "moment"}

    assert [one.name for _, one in FIELDS if told_by(one.name) != kinds.get(one.kind, "")] == []


def test_names_and_stand_ins_are_columns(db: Data) -> None:
    columns = journalled(db)

    for table, subject in SUBJECTS.items():
        assert {*subject.name, *subject.stand_in} <= set(columns[table])


def test_a_field_that_refers_to_another_row_says_so(db: Data) -> None:
    refer = {
        (table, column)
        for table, column in db.execute(
            'SELECT m.name, f."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f'
            " WHERE m.type = 'table'"
        )
        if table in SUBJECTS and column not in TECHNICAL
    }
    kinds = (FieldKind.REFERENCE, FieldKind.PICTURE)

    assert {(subject.table, one.name) for subject, one in FIELDS if one.kind in kinds} == refer


def test_what_is_published_is_in_the_catalogue_which_letters_are_held_to() -> None:
    kinds, meanings = catalogue.fields(), catalogue.meanings()

    published = [one for _, one in FIELDS if one.published]
    assert len(published) > 40
    for one in published:
        assert (kinds[one.published], meanings[one.published]) == (one.kind, one.meaning)
    assert [one.name for _, one in FIELDS if one.meaning and not one.published] == []


# Mean something else in lists of other programs (Outlook's Priority is that of a message): they come from our own
# exports, and where somebody chooses them.
_OURS_ALONE = {"tier", "champion", "source", "preferred_channel"}


def test_what_is_imported_has_a_heading_that_other_programs_use() -> None:
    names = {one.imported_as for _, one in FIELDS if one.imported_as}

    assert names <= set(imported.FIELDS)
    assert names - {imported.NOTES, *_OURS_ALONE} <= set(WORDS)
    assert not _OURS_ALONE & set(WORDS)


def test_every_label_is_one_that_a_person_may_read() -> None:
    labels = [one.label for _, one in FIELDS]

    assert [label for label in labels if not label[:1].isupper() or label.endswith(".")] == []
