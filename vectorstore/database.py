"""The database under the catalogue: opened, its tables made, its settings read and written."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry

from vectorstore.errors import LibraryError, LibraryMissingError, LibraryVersionError
from vectorstore.tables import METADATA, SETTINGS

SCHEMA = "1"
_SQLITE_PRAGMAS = ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON", "busy_timeout = 30000")


def open_database(url: str, *, initial: Mapping[str, str] | None = None) -> Engine:
    """Return an engine for a database that holds a catalogue.

    Args:
        url: as SQLAlchemy reads it, e.g. "sqlite:////home/a/library/catalogue.sqlite".
        initial: settings to make a new catalogue with where there is none; without them none is made.

    Raises:
        LibraryMissingError: there is no catalogue and none is to be made.
        LibraryVersionError: the catalogue is of another version.
        LibraryError: the file is no database.
    """
    place = Path(make_url(url).database or url)
    if initial is None and url.startswith("sqlite") and not place.is_file():
        raise _missing(place)
    engine = create_engine(url, json_deserializer=_from_json)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        if not inspect(engine).has_table(SETTINGS.name):
            if initial is None:
                raise _missing(place)
            with engine.begin() as connection:
                METADATA.create_all(connection)
                write_settings(connection, {"schema": SCHEMA, "generation": "0", **initial})
        with engine.connect() as connection:
            schema = read_setting(connection, "schema")
    except DatabaseError as error:
        message = f"The catalogue {place} cannot be read ({error.orig}). Bring it back from a copy, or ingest anew."
        raise LibraryError(message) from error
    if schema != SCHEMA:
        message = (
            f"The library {place.parent} is of version {schema}; this program reads version {SCHEMA}. Ingest anew."
        )
        raise LibraryVersionError(message)
    return engine


def read_setting(connection: Connection, name: str) -> str | None:
    """Return a setting's value."""
    return connection.scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))


def write_settings(connection: Connection, settings: Mapping[str, str]) -> None:
    """Write settings over those of the same names."""
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name.in_(settings)))
    connection.execute(insert(SETTINGS), [{"name": name, "value": value} for name, value in settings.items()])


def next_generation(connection: Connection) -> int:
    """Raise the generation by one and return it: readers drop what they remember when it changes."""
    generation = int(read_setting(connection, "generation") or 0) + 1
    write_settings(connection, {"generation": str(generation)})
    return generation


def truncate_journal(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which keeps deleted text until it is overwritten."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _from_json(text: str) -> object:
    """Decode a column; most of the lists that paragraphs carry are empty, and searches decode hundreds."""
    return [] if text == "[]" else json.loads(text)


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Set what SQLite forgets between connections; deleted text is overwritten with zeros."""
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _missing(place: Path) -> LibraryMissingError:
    message = f"There is no library in {place.parent}. Make one with: safeguarding ingest FOLDER"
    return LibraryMissingError(message)
