"""`safeguarding check`."""

import shutil


def test_a_sound_library(filled):
    done = filled("check")

    assert done.code == 0
    assert "3 documents" in done.out


def test_a_damaged_library_is_named_and_repaired(filled, tmp_path):
    shutil.rmtree(tmp_path / "library" / "words")

    found = filled("check")
    repaired = filled("check", "--repair")

    assert found.code == 1
    assert "The words lack" in found.out
    assert "safeguarding check --repair" in found.out
    assert repaired.code == 0
    assert "The words lack" in repaired.err
    assert filled("check", "--json").lines[0]["sound"] is True


def test_a_changed_model_is_named_and_the_library_rebuilt(filled, monkeypatch):
    monkeypatch.setenv("SAFEGUARDING_MODEL", "another")

    found = filled("check")

    assert found.code == 1
    assert "built with all-MiniLM-L6-v2; the settings name another" in found.out
    assert "built with all-MiniLM-L6-v2; the settings name another" in filled("search", "interviews").err
    assert filled("check", "--repair").code == 0
    assert filled("search", "interviews", "--json").code == 0
