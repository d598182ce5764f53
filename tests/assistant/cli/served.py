"""A command that serves, in a process of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 180
HEAR_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""A shell ignores Ctrl-C for what it runs in the background, and so would what that starts."""


@contextmanager
def running(*words, before=""):
    """Start a command, after some statements, and lend its process."""
    code = f"{HEAR_CTRL_C}\n{before}\nfrom assistant.cli import main\nmain()"
    command = [sys.executable, "-c", code, *map(str, words)]
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process) -> tuple[str, list[str]]:
    """The address that a process announces, and what it said before."""
    said = []
    for line in process.stderr:
        if line.startswith("http://"):
            return line.split()[0], said
        said.append(line)
    raise AssertionError("".join(said))


def status_of(address) -> int:
    """The status of what is got from an address."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as got:
            return got.status
    except HTTPError as error:
        return error.code


def becomes_ready(address) -> bool:
    """Whether questions are answered within a long time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if status_of(f"{address}healthz") == 200:
            return True
        time.sleep(0.2)
    return False


def interrupt(process) -> tuple[int, str]:
    """What a process leaves and says when Ctrl-C is pressed."""
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said
