"""What ./run does before it starts anything, with a stand-in for Python and pip: the real set-up takes minutes."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

PYTHON = """#!/bin/sh
# Answers as a Python of the version $STUB_VERSION; writes down what pip was asked.
case "$*" in
    *version_info*) [ "$STUB_VERSION" = old ] && exit 1; exit 0 ;;
    --version) [ "$STUB_VERSION" = old ] && echo "Python 3.9.2" || echo "Python 3.11.7" ;;
    "-m venv "*)
        mkdir -p "$3/bin"
        cp "$0" "$3/bin/python"
        printf '#!/bin/sh\\necho started "$*"\\n' >"$3/bin/safeguarding"
        chmod +x "$3/bin/safeguarding" ;;
    *"pip install"*) echo "$*" >>"$STUB_LOG"; [ -z "${STUB_KILLED:-}" ] || kill -KILL $PPID ;;
esac
"""


class Checkout:
    """A copy of the files that the set-up reads, on a machine whose Python and disk are pretended."""

    def __init__(self, folder: Path, programs: Path):
        self.folder, self.log = folder, programs / "pip.log"
        self.environment = {"PATH": f"{programs}:/usr/bin:/bin", "STUB_VERSION": "new", "STUB_LOG": str(self.log)}
        (folder / "scripts").mkdir(parents=True)
        for name in ("run", "scripts/environment.sh", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, folder / name)
        for name in ("python3", "python", "python3.11", "python3.12", "python3.13", "python3.14"):
            self.program(programs / name, PYTHON)

    @staticmethod
    def program(path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.folder / "run"), *arguments],
            capture_output=True,
            text=True,
            env=self.environment | environment,
            timeout=60,
            check=False,
        )

    def installed(self) -> list[str]:
        """What pip has been asked to install since the last look."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def checkout(tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    return Checkout(tmp_path / "a folder with spaces", programs)


def test_the_first_start_installs_and_runs_the_demonstration(checkout):
    done = checkout.run()

    assert done.returncode == 0, done.stderr
    assert done.stdout == "started demo\n"
    assert ["-r" in line or "--editable" in line for line in checkout.installed()] == [True, True]


def test_arguments_go_to_the_command_and_a_second_start_installs_nothing(checkout):
    checkout.run()
    checkout.installed()

    done = checkout.run("ask", "What is neglect?", "--json")

    assert done.stdout == "started ask What is neglect? --json\n"
    assert done.stderr == ""
    assert checkout.installed() == []


def test_a_changed_lock_file_is_installed(checkout):
    checkout.run()
    checkout.installed()
    with (checkout.folder / "requirements.lock").open("a") as lock:
        lock.write("more==1.0\n")

    checkout.run()

    assert len(checkout.installed()) == 2


def test_a_folder_that_was_moved_is_installed_again(checkout):
    checkout.run()
    checkout.installed()
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("moved"))

    checkout.run()

    assert len(checkout.installed()) == 2


def test_an_installation_that_was_killed_begins_afresh(checkout):
    killed = checkout.run(STUB_KILLED="yes")
    (checkout.folder / ".venv" / "half").touch()
    checkout.installed()

    done = checkout.run()

    assert killed.returncode != 0
    assert done.stdout == "started demo\n"
    assert len(checkout.installed()) == 2
    assert not (checkout.folder / ".venv" / "half").exists()


def test_an_old_python_is_named_with_what_to_do(checkout):
    done = checkout.run(STUB_VERSION="old")

    assert done.returncode == 1
    assert "Python 3.11 to 3.14 is needed; Python 3.9.2 was found." in done.stderr
    assert "PYTHON=/path/to/python3 ./run" in done.stderr
    assert not (checkout.folder / ".venv").exists()


def test_a_small_disk_is_named_before_anything_is_made(checkout):
    df = checkout.log.with_name("df")
    checkout.program(df, "#!/bin/sh\necho Filesystem\necho disk 9 9 3000000 9% /\n")

    done = checkout.run()

    assert done.returncode == 1
    assert "needs 5 GiB of free disk space" in done.stderr
    assert "there are 2" in done.stderr
    assert not (checkout.folder / ".venv").exists()


def test_nothing_that_runs_may_look_for_models_or_report_usage(checkout):
    checkout.run()
    checkout.program(checkout.folder / ".venv" / "bin" / "safeguarding", "#!/bin/sh\nenv\n")

    told = checkout.run().stdout.splitlines()

    assert {"HF_HUB_OFFLINE=1", "TRANSFORMERS_OFFLINE=1", "ANONYMIZED_TELEMETRY=False", "DO_NOT_TRACK=1"} <= set(told)
    assert "GRADIO_ANALYTICS_ENABLED=False" in told
