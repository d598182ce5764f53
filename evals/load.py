"""Many users at once against a running server: `python -m evals.load`.

Everything stays on this machine, and is bounded in time and in users.
"""

import logging
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.table import Table

from assistant.settings import read_settings
from evals.cache import CACHE, cache_key
from evals.dataset import DEMONSTRATION, open_dataset
from evals.library import build
from vectorstore.embeddings import find_embedder

logger = logging.getLogger(__name__)

QUESTIONS = 100
"""Most questions that are asked, taken evenly from the demonstration cases."""
LONGEST = 900
"""Most seconds that the users of a run ask for."""
MOST_USERS = 100
"""Most users of a run."""
_PATIENCE = 120.0
_SETTINGS = "[web]\nquestions_a_minute = 1000000\n"
_SAME = ("question", "status", "claims", "message")
"""Fields of an answer that do not depend on when it was asked for."""


@dataclass(slots=True)
class Asked:
    """What became of the questions of some users."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    """Questions that were answered otherwise than when asked alone."""

    def percentile(self, share: float) -> float:
        """Return the time within which a share of the answers came, in seconds."""
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[round(100 * share) - 1]


def load(
    seconds: Annotated[int, typer.Option(min=1, max=LONGEST, help="How long the users ask.")] = 120,
    users: Annotated[int, typer.Option(min=1, max=MOST_USERS, help="How many there are.")] = 20,
    pause: Annotated[
        float, typer.Option(min=0, max=60, help="Seconds that a user reads an answer before the next question, about.")
    ] = 5.0,
) -> None:
    """Print how long one user waits and how long many do, what failed, what was mixed up, and the server's memory."""
    dataset = open_dataset(DEMONSTRATION)
    asked = [case.question for case in dataset.cases if case.relevant and not case.history]
    questions = asked[:: -(-len(asked) // QUESTIONS)]
    embedder = find_embedder(read_settings().model)
    built = CACHE / cache_key(dataset, embedder.sha256)
    build(dataset, built, embedder)
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library"
        shutil.copytree(built / "library", library)
        (library / "settings.toml").write_text(_SETTINGS, encoding="utf-8")
        with _server(library) as (address, process, started):
            found = _measured(address, process.pid, questions, seconds, users, pause)
            Console().print(_table({**started, **found}))


def _measured(
    address: str, process: int, questions: Sequence[str], seconds: int, users: int, pause: float
) -> dict[str, str]:
    """Return every figure by its name, as text."""
    with httpx.Client(base_url=address, timeout=_PATIENCE, trust_env=False) as client:
        logger.info("asking %d questions alone, twice", len(questions))
        cold, expected = _alone(client, questions)
        warm, again = _alone(client, questions)
        differing = [question for question in questions if expected[question] != again[question]]
    before = _megabytes(process)
    logger.info("%d users ask for %d seconds", users, seconds)
    many, middle = _together(address, process, expected, seconds=seconds, users=users, pause=pause)
    single, p95 = warm.percentile(0.5), many.percentile(0.95)
    return {
        "one user, first time, p50": f"{1000 * cold.percentile(0.5):.0f} ms",
        "one user, p50": f"{1000 * single:.0f} ms",
        "one user, answers that differ when asked again": str(len(differing)),
        f"{users} users, reading {pause:g} s, answers": f"{len(many.seconds)} in {seconds} s",
        f"{users} users, errors": f"{len(many.errors)} {' '.join(sorted(set(many.errors)))}".strip(),
        f"{users} users, mixed answers": str(len(many.mixed)),
        f"{users} users, p50": f"{1000 * many.percentile(0.5):.0f} ms",
        f"{users} users, p95": f"{1000 * p95:.0f} ms",
        "p95 against one user's p50": f"{p95 / single:.1f} ×",
        "memory before, half way, after": f"{before:.0f}, {middle:.0f}, {_megabytes(process):.0f} MB",
    }


def _alone(client: httpx.Client, questions: Sequence[str]) -> tuple[Asked, dict[str, Mapping[str, object]]]:
    """Return how long one user waited, and the answer to each question."""
    asked = Asked()
    answers: dict[str, Mapping[str, object]] = {}
    for question in questions:
        began = time.perf_counter()
        answer = client.post("/api/v1/ask", json={"question": question}).raise_for_status().json()
        asked.seconds.append(time.perf_counter() - began)
        answers[question] = {name: answer[name] for name in _SAME}
    return asked, answers


def _together(
    address: str,
    process: int,
    expected: Mapping[str, Mapping[str, object]],
    *,
    seconds: int,
    users: int,
    pause: float,
) -> tuple[Asked, float]:
    """Return what became of the questions of many users, and the server's memory half way."""
    end = time.monotonic() + seconds
    found = [Asked() for _ in range(users)]
    middle: list[float] = []
    half = threading.Timer(seconds / 2, lambda: middle.append(_megabytes(process)))
    half.start()
    with ThreadPoolExecutor(users) as pool:
        jobs = [pool.submit(_user, address, expected, found[n], end=end, pause=pause, seed=n) for n in range(users)]
        for job in jobs:
            job.result()
    half.join()
    together = Asked()
    for one in found:
        together.seconds += one.seconds
        together.errors += one.errors
        together.mixed += one.mixed
    return together, middle[0]


def _user(
    address: str, expected: Mapping[str, Mapping[str, object]], asked: Asked, *, end: float, pause: float, seed: int
) -> None:
    """Ask one question after another until the time is up, and look whether each answer is to its own question."""
    drawn = random.Random(seed)
    questions = sorted(expected)
    with httpx.Client(base_url=address, timeout=_PATIENCE, trust_env=False) as client:
        time.sleep(drawn.uniform(0, pause))
        while time.monotonic() < end:
            question = drawn.choice(questions)
            began = time.perf_counter()
            try:
                got = client.post("/api/v1/ask", json={"question": question})
                answer = got.raise_for_status().json()
            except (httpx.HTTPError, ValueError) as error:
                asked.errors.append(type(error).__name__)
                continue
            asked.seconds.append(time.perf_counter() - began)
            if {name: answer[name] for name in _SAME} != expected[question]:
                asked.mixed.append(question)
            time.sleep(drawn.uniform(0.5, 1.5) * pause)


@contextmanager
def _server(library: Path) -> Iterator[tuple[str, subprocess.Popen[bytes], dict[str, str]]]:
    """Serve a library in a process of its own; lend its address, the process, and how long it took to be there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from assistant.cli import main; main()"
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, "--library", library, "serve", "--port", str(port)])
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE, trust_env=False) as client:
            _wait(client, "/healthz", process, lambda _: True)
            listening = time.perf_counter()
            client.get("/", headers={"Accept": "text/html"}).raise_for_status()
            page = time.perf_counter()
            _wait(client, "/healthz", process, lambda got: got.status_code == httpx.codes.OK)
        times = {
            "the command, until it listens": f"{listening - began:.1f} s",
            "the page, asked for then": f"{page - listening:.2f} s",
            "the command, until it answers questions": f"{time.perf_counter() - began:.1f} s",
        }
        yield f"http://127.0.0.1:{port}", process, times
    finally:
        process.terminate()
        process.wait(30)


def _wait(
    client: httpx.Client, path: str, process: subprocess.Popen[bytes], is_enough: Callable[[httpx.Response], bool]
) -> None:
    """Wait until an address gives what is enough.

    Raises:
        RuntimeError: The server has ended, or takes too long.
    """
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            if is_enough(client.get(path)):
                return
        except httpx.TransportError:
            logger.debug("not listening yet")
        time.sleep(0.05)
    message = "The server did not start; see what it said above."
    raise RuntimeError(message)


def _megabytes(process: int) -> float:
    """Return the memory that a process holds now, in MB."""
    done = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def _table(figures: Mapping[str, str]) -> Table:
    table = Table("", "", title="A server with many users", title_justify="left", show_header=False)
    for name, value in figures.items():
        table.add_row(name, value)
    return table


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    typer.run(load)
