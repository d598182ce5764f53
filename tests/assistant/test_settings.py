"""Where settings come from, and which one counts."""

from pathlib import Path

import platformdirs
import pytest

from assistant.settings import SettingsError, read_settings
from vectorstore.embeddings import DEFAULT_MODEL


@pytest.fixture(autouse=True)
def users(tmp_path, monkeypatch):
    """The user's configuration folder, empty."""
    monkeypatch.setattr(platformdirs, "user_config_path", lambda program: tmp_path / program)
    for name in ("LIBRARY", "MODEL", "CHROMA_SERVER", "ALLOW_PRIVATE"):
        monkeypatch.delenv(f"SAFEGUARDING_{name}", raising=False)
    (tmp_path / "safeguarding").mkdir()
    return tmp_path / "safeguarding" / "settings.toml"


def test_without_any_there_are_built_in_ones():
    settings = read_settings()

    assert settings.library == platformdirs.user_data_path("safeguarding") / "library"
    assert (settings.model, settings.chroma_server, settings.allow_private) == (DEFAULT_MODEL, "", False)


def test_the_later_place_counts(users, tmp_path, monkeypatch):
    users.write_text(f'library = "{tmp_path / "mine"}"\nmodel = "first"\nchroma_server = "one"', encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "settings.toml").write_text('model = "second"\nallow_private = true', encoding="utf-8")
    monkeypatch.setenv("SAFEGUARDING_CHROMA_SERVER", "two")

    settings = read_settings()

    assert settings.library == tmp_path / "mine"
    assert (settings.model, settings.chroma_server, settings.allow_private) == ("second", "two", True)


def test_the_command_line_names_the_library_before_all(users, tmp_path, monkeypatch):
    users.write_text('library = "/users"', encoding="utf-8")
    monkeypatch.setenv("SAFEGUARDING_LIBRARY", "/environment")

    assert read_settings().library == Path("/environment")
    assert read_settings(tmp_path).library == tmp_path


@pytest.mark.parametrize("content", ["model = 3", 'modell = "x"', "= nonsense", 'allow_private = "perhaps"'])
def test_what_is_no_setting_is_refused(users, content):
    users.write_text(content, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"settings\.toml"):
        read_settings()


def test_a_variable_that_is_no_setting_is_refused(monkeypatch):
    monkeypatch.setenv("SAFEGUARDING_ALLOW_PRIVATE", "perhaps")

    with pytest.raises(SettingsError, match="'allow_private' in the environment"):
        read_settings()
