"""The first shape: people, organisations, events, what passed, our group, documents, the journal."""

from outreach_desktop.db.engine.connection import Data

# Every row that a person made carries these; `deleted_at` is the bin, NULL is "not in it".
_STAMPS = """
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    device TEXT NOT NULL DEFAULT '',
    deleted_at TEXT
"""

_ADDRESS = """
    street TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT ''
"""

_PEOPLE = f"""
CREATE TABLE contacts (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    post_nominals TEXT NOT NULL DEFAULT '',
    salutation TEXT NOT NULL DEFAULT '',
    profession TEXT NOT NULL DEFAULT '',
    specialty TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    {_ADDRESS},
    tier TEXT NOT NULL DEFAULT '',
    champion TEXT NOT NULL DEFAULT '',
    preferred_channel TEXT NOT NULL DEFAULT '',
    large_print INTEGER NOT NULL DEFAULT 0 CHECK (large_print IN (0, 1)),
    do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
    do_not_contact_reason TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    -- surname and first name without accents and capitals: the order of a list, and who is alike
    sort_name TEXT NOT NULL DEFAULT '',
    {_STAMPS},
    CHECK (trim(first_name) <> '' OR trim(last_name) <> '')
) STRICT;

CREATE INDEX contacts_by_name ON contacts (sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX contacts_by_profession ON contacts (profession, specialty);
CREATE INDEX contacts_by_place ON contacts (town, region);
CREATE INDEX contacts_by_email ON contacts (lower(email)) WHERE email <> '';

CREATE TABLE organisations (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    kind TEXT NOT NULL DEFAULT '',
    parent_id TEXT REFERENCES organisations (id) CHECK (parent_id <> id),
    {_ADDRESS},
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    shared_goals TEXT NOT NULL DEFAULT '',
    policy TEXT NOT NULL DEFAULT '',
    referral_route TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    {_STAMPS}
) STRICT;
CREATE INDEX organisations_by_parent ON organisations (parent_id);

CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',
    is_main INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
    starts_on TEXT CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CHECK (ends_on IS date(ends_on)),
    {_STAMPS},
    CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX roles_by_contact ON roles (contact_id);
CREATE INDEX roles_by_organisation ON roles (organisation_id);

CREATE TABLE tags (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    folded TEXT NOT NULL UNIQUE,
    {_STAMPS}
) STRICT;

CREATE TABLE contact_tags (
    id TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    tag_id TEXT NOT NULL REFERENCES tags (id),
    {_STAMPS},
    UNIQUE (contact_id, tag_id)
) STRICT;
CREATE INDEX contact_tags_by_tag ON contact_tags (tag_id);
"""

_WHAT_HAPPENS = f"""
CREATE TABLE events (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL CHECK (trim(title) <> ''),
    kind TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL CHECK (date IS date(date)),
    starts_at TEXT CHECK (starts_at IS strftime('%H:%M', starts_at)),
    ends_at TEXT CHECK (ends_at IS strftime('%H:%M', ends_at)),
    place TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    access TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    organisation_id TEXT REFERENCES organisations (id),
    in_packets INTEGER NOT NULL DEFAULT 1 CHECK (in_packets IN (0, 1)),
    {_STAMPS}
) STRICT;
CREATE INDEX events_by_date ON events (date);
CREATE INDEX events_by_organisation ON events (organisation_id);

CREATE TABLE participants (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id),
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    role TEXT NOT NULL DEFAULT 'guest',
    rsvp TEXT NOT NULL DEFAULT 'not invited',
    attendance TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    {_STAMPS}
) STRICT;
-- Somebody taken off the list may be put on it again; nobody stands on it twice.
CREATE UNIQUE INDEX participants_once ON participants (event_id, contact_id) WHERE deleted_at IS NULL;
CREATE INDEX participants_by_contact ON participants (contact_id);

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    event_id TEXT REFERENCES events (id),
    template TEXT NOT NULL,
    template_sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('writing', 'made', 'lost')),
    made_at TEXT NOT NULL,
    thanks_id TEXT REFERENCES interactions (id),
    {_STAMPS}
) STRICT;
CREATE INDEX documents_by_contact ON documents (contact_id);
CREATE INDEX documents_by_event ON documents (event_id);
CREATE INDEX documents_by_thanks ON documents (thanks_id);
CREATE INDEX documents_half_written ON documents (state) WHERE state = 'writing';

CREATE TABLE interactions (
    id TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contacts (id),
    kind TEXT NOT NULL DEFAULT 'note',
    direction TEXT NOT NULL DEFAULT 'out' CHECK (direction IN ('out', 'in')),
    date TEXT NOT NULL CHECK (date IS date(date)),
    summary TEXT NOT NULL CHECK (trim(summary) <> ''),
    detail TEXT NOT NULL DEFAULT '',
    thanks_for TEXT NOT NULL DEFAULT '',
    thanked_on TEXT CHECK (thanked_on IS date(thanked_on)),
    event_id TEXT REFERENCES events (id),
    document_id TEXT REFERENCES documents (id),
    {_STAMPS}
) STRICT;
CREATE INDEX interactions_by_contact ON interactions (contact_id, date);
CREATE INDEX interactions_by_event ON interactions (event_id);
CREATE INDEX interactions_by_document ON interactions (document_id);
"""

_OUR_GROUP = f"""
CREATE TABLE file_contents (
    sha256 TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL CHECK (length(content) <= 50000000)
) STRICT;

CREATE TABLE files (
    id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES file_contents (sha256),
    {_STAMPS}
) STRICT;
CREATE INDEX files_by_owner ON files (owner_id);
CREATE INDEX files_by_content ON files (sha256);

CREATE TABLE group_profile (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = 'group'),
    name TEXT NOT NULL DEFAULT '',
    strapline TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    {_ADDRESS},
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    charity_number TEXT NOT NULL DEFAULT '',
    referral_phone TEXT NOT NULL DEFAULT '',
    referral_email TEXT NOT NULL DEFAULT '',
    privacy_line TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'en_GB',
    paper TEXT NOT NULL DEFAULT 'A4' CHECK (paper IN ('A4', 'Letter')),
    logo_id TEXT REFERENCES files (id),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    {_STAMPS}
) STRICT;
INSERT INTO group_profile (id) VALUES ('group');

CREATE TABLE points (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    {_STAMPS}
) STRICT;

CREATE TABLE senders (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    signature_id TEXT REFERENCES files (id),
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    {_STAMPS}
) STRICT;

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""

_JOURNAL = """
CREATE TABLE actions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    device TEXT NOT NULL DEFAULT '',
    -- done; undone, so that redo brings it back; over: undone, and something else was done since
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'over')),
    undoable INTEGER NOT NULL DEFAULT 1 CHECK (undoable IN (0, 1)),
    undone_as INTEGER
) STRICT;

CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    action INTEGER NOT NULL REFERENCES actions (number),
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    person TEXT,
    change TEXT NOT NULL CHECK (change IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX journal_by_action ON journal (action);
CREATE INDEX journal_by_row ON journal (row, number);
CREATE INDEX journal_by_person ON journal (person) WHERE person IS NOT NULL;

-- What the triggers read: NULL, nothing is named and a change is refused; 0, off the record.
-- `device` is the computer at work, which every row it writes carries.
CREATE TABLE now_doing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    action INTEGER,
    device TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO now_doing (one, action) VALUES (1, NULL);
"""

_SEARCH = """
CREATE TABLE search_rows (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    row TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    subject,
    words,
    content = 'search_rows',
    content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);
"""


def m001_first_tables(db: Data) -> None:
    """Make every table, in the order in which they refer to each other."""
    for statements in (_PEOPLE, _WHAT_HAPPENS, _OUR_GROUP, _JOURNAL, _SEARCH):
        for statement in statements.split(";\n"):
            if statement.strip():
                db.execute(statement)
