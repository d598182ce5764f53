"""Users are added, changed and removed by name; a password is asked for and never shown."""

import io

import pytest

PASSWORD = "four quiet green words"


@pytest.fixture
def typed(filled, monkeypatch):
    """Run a command with something on its standard input."""

    def go(text, *words):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return filled(*words)

    return go


def test_a_user_is_added_listed_changed_and_removed(typed):
    assert typed(f"{PASSWORD}\n", "users", "add", "anna", "--role", "editor").code == 0
    assert typed("", "users", "list", "--json").lines == [{"name": "anna", "role": "editor"}]
    assert typed("", "users", "change", "anna", "--role", "reader").code == 0
    assert typed("another quiet password\n", "users", "change", "anna").code == 0
    assert typed("", "users", "list", "--json").lines == [{"name": "anna", "role": "reader"}]
    removed = typed("", "users", "remove", "anna")
    assert (removed.code, removed.err) == (0, "Removed anna.\n")
    assert typed("", "users", "list", "--json").lines == []


def test_no_password_is_shown(typed):
    ran = typed(f"{PASSWORD}\n", "users", "add", "anna")

    assert PASSWORD not in ran.out + ran.err


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("short\n", ("add", "anna"), "12 characters or more"),
        ("", ("add", "anna"), "12 characters or more"),
        (f"{PASSWORD}\n", ("add", "a b"), "cannot be a user's name"),
        ("", ("change", "emil", "--role", "reader"), "safeguarding users add emil"),
        ("", ("remove", "emil"), "There is no user 'emil'"),
    ],
)
def test_what_cannot_be_done_is_said(typed, text, words, said):
    ran = typed(text, "users", *words)

    assert ran.code == 1
    assert said in ran.err


def test_a_user_is_not_added_twice(typed):
    typed(f"{PASSWORD}\n", "users", "add", "anna")

    again = typed(f"{PASSWORD}\n", "users", "add", "anna")

    assert again.code == 1
    assert "already" in again.err


def test_there_is_no_such_role(typed):
    assert typed(f"{PASSWORD}\n", "users", "add", "anna", "--role", "king").code == 2


def test_users_belong_to_a_library(run):
    missing = run("users", "list")

    assert missing.code == 1
    assert "There is no library" in missing.err
