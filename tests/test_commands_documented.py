"""Every command is in the README's table, and its help has an example that can be typed."""

import shlex
from pathlib import Path

import pytest
import typer

from assistant.cli.main import app

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def commands(group, words=("safeguarding",)):
    """The commands that do something, by what is typed."""
    found = {}
    for name, command in group.commands.items():
        typed = (*words, name)
        found |= commands(command, typed) if hasattr(command, "commands") else {" ".join(typed): command}
    return found


APPLICATION = typer.main.get_command(app)
COMMANDS = commands(APPLICATION)


@pytest.mark.parametrize("typed", COMMANDS)
def test_the_readme_names_the_command(typed):
    first, *rest = typed.removeprefix("safeguarding ").split()
    row = next((line for line in README.splitlines() if line.startswith(f"| `safeguarding {first}")), "")

    assert row, f"README.md has no row for `safeguarding {first}` in its table"
    assert all(f"`{word}`" in row for word in rest), row


@pytest.mark.parametrize("typed", COMMANDS)
def test_help_has_an_example(typed):
    words = typed.split()
    examples = [line for line in (COMMANDS[typed].epilog or "").splitlines() if "safeguarding " in line]

    assert examples, f"`{typed} --help` has no example"
    for example in examples:
        asked = shlex.split(example[example.index("safeguarding ") :])
        assert words[1] in asked, example


def test_the_readme_names_no_other_command():
    rows = [line.split("`")[1].split() for line in README.splitlines() if line.startswith("| `safeguarding ")]

    assert {words[1] for words in rows} == set(APPLICATION.commands)


def test_the_options_before_the_command_are_in_the_readme():
    named = [option for parameter in APPLICATION.params for option in parameter.opts if option.startswith("--")]

    assert [option for option in named if f"`{option}" not in README] == []
