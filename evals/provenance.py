"""What made a run: revision, versions, machine, index and model."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("torch", "sentence-transformers", "chromadb", "tantivy", "pypdfium2", "pypdf", "ir-measures", "numpy")


def provenance(*, index_id: str, model: str) -> dict[str, object]:
    """Return what made a run, for `provenance.json`.

    Args:
        index_id: of the library.
        model: checksum of the embedding model's weights.
    """
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": revision(),
        "index_id": index_id,
        "model_sha256": model,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "versions": {name: found for name in PACKAGES if (found := _version(name))},
    }


def revision() -> str | None:
    """Return the revision of the source as git names it, with "-dirty" where files differ; None outside a checkout."""
    command = ["git", "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
