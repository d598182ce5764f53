"""Contacts: what is shipped, what the owner lays over it, and what is complained of."""

from datetime import date

import pytest

from assistant.contacts import ContactsError, load_contacts


def test_shipped_numbers_are_those_that_were_checked():
    shipped = {role: contact.number for role, contact in load_contacts().by_role.items() if contact.is_set}
    assert shipped == {
        "emergency": "999",
        "police": "101",
        "nspcc_helpline": "0808 800 5000",
        "childline": "0800 1111",
        "whistleblowing": "0800 028 0285",
        "hourglass": "0808 808 8141",
    }
    assert all(c.source and c.last_checked for c in load_contacts().by_role.values() if c.national)


def test_unset_local_contacts_are_complained_of_with_the_remedy():
    sentences = load_contacts().stale(date(2026, 12, 1))
    assert any("LADO" in sentence and "[local.lado]" in sentence for sentence in sentences)
    assert not any("Childline" in sentence for sentence in sentences)


def test_the_owners_file_is_laid_over_the_shipped_one_and_ages(tmp_path):
    file = tmp_path / "contacts.toml"
    file.write_text('[local.lado]\nnumber = "01234 567890"\nlast_checked = 2026-01-31\n', encoding="utf-8")
    contacts = load_contacts([tmp_path / "absent.toml", file])
    lado = contacts.get("lado")
    assert lado is not None
    assert lado.line() == "Local authority designated officer (LADO): 01234 567890"
    about_lado = [sentence for sentence in contacts.stale(date(2026, 7, 30)) if "LADO" in sentence]
    assert len(about_lado) == 1
    assert "no owner" in about_lado[0]
    assert any("2026-01-31" in sentence for sentence in contacts.stale(date(2026, 7, 31)))


@pytest.mark.parametrize(
    "text", ["[local.lado\n", '[local.lado]\nnumbr = "1"\n', '[local.lado]\nlast_checked = "soon"\n']
)
def test_a_wrong_file_is_named_with_what_to_do(tmp_path, text):
    file = tmp_path / "contacts.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContactsError, match=r"contacts\.toml"):
        load_contacts([file])
