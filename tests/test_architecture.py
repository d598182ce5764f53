"""What keeps the project in shape, beyond what ruff, mypy and import-linter see."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ingest", "vectorstore", "assistant", "evals")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
HEAVY = ("torch", "transformers", "sentence_transformers", "chromadb", "gradio", "langchain_core", "langchain_chroma")

LONGEST_FILE = 250
LONGEST_FUNCTION = 60
MOST_EXPORTS = 8
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "core", "misc"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def loaded_by(statements: str) -> set[str]:
    """The heavy packages that a fresh Python has loaded after these statements."""
    code = f"import sys\n{statements}\nprint('LOADED', *sys.modules.keys() & {set(HEAVY)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("package", PACKAGES)
def test_importing_a_package_loads_nothing_heavy(package):
    assert loaded_by(f"import {package}") == set()


def test_help_loads_nothing_heavy():
    call = """
from contextlib import suppress
from assistant.cli import main
sys.argv = ["safeguarding", "--help"]
with suppress(SystemExit):
    main()
"""

    assert loaded_by(call) == set()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions}
    lines = text.count("\n")

    assert lines <= LONGEST_FILE
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_is_named_after_its_subject(path):
    assert path.stem not in VAGUE_NAMES


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_exports_exactly_what_it_imports(package):
    module = import_module(package)
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    imported = [
        alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    exported = getattr(module, "__all__", [])

    assert sorted(exported) == sorted(imported)
    assert len(exported) <= MOST_EXPORTS


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_carries_every_file_of_the_packages(wheel):
    files = {
        named(path)
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert packed == files
    assert {f"{name}/py.typed" for name in PACKAGES} <= packed


def test_the_wheel_installs_the_command(wheel):
    entry = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))

    assert "safeguarding = assistant.cli:main" in wheel.read(entry).decode()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_installs_anywhere(lock):
    pins = [line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if line and line[0] not in " #"]

    assert all("==" in pin for pin in pins)
    assert [pin for pin in pins if "+" in pin] == []
    assert [pin for pin in pins if pin.startswith(("nvidia", "cuda", "triton"))] == []


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {re.split(r"[^\w-]", line)[0] for line in PROJECT["dependencies"]}
NEEDED_BY_DEVELOPERS = NEEDED | {re.split(r"[^\w-]", line)[0] for line in PROJECT["optional-dependencies"]["dev"]}


def test_the_lock_pins_every_dependency():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert {name for name in NEEDED if f"\n{name}==" not in lock} == set()


def imported_by(paths: Iterable[Path]) -> set[str]:
    """The distributions whose modules are imported, by their names in the index."""
    modules: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    ours = {*PACKAGES, "tests", "demonstration"}
    distributions = packages_distributions()
    foreign = modules - ours - sys.stdlib_module_names
    return {re.sub(r"[-_.]+", "-", distributions.get(name, [name])[0]).lower() for name in foreign}


def test_what_the_packages_import_is_declared():
    assert imported_by(SOURCES) - NEEDED == set()


def test_what_the_tests_import_is_declared():
    others = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "demonstration").rglob("*.py")]

    assert imported_by(others) - NEEDED_BY_DEVELOPERS == set()
