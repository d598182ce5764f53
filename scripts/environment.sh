# Sourced by ./run, ./test and .ci/run: one environment, .venv at the root, installed from the lock file.
#
# prepare FLAVOUR    FLAVOUR is "run" or "dev"; returns at once when that flavour is installed as the files say.
#
# Everything that is said here goes to stderr, so that the output of a command stays its own.
# Stopped half way, the next start begins afresh; pip's own cache keeps what it had fetched.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=$ROOT/.venv
BIN=$VENV/bin

# Free space needed in GiB: for a new environment, and for bringing one up to date.
NEW_GIB=5
UPDATE_GIB=1

# Nothing leaves the machine: no look-ups for models, no usage reports.
export HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 HF_HUB_DISABLE_TELEMETRY=1
export ANONYMIZED_TELEMETRY=False GRADIO_ANALYTICS_ENABLED=False DO_NOT_TRACK=1 LANGSMITH_TRACING=false

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

recent() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

# Prints the first Python from 3.11 to 3.14, or stops with a sentence on what was found.
find_python() {
    local name found=
    for name in ${PYTHON:-} python3 python python3.13 python3.12 python3.11 python3.14; do
        if recent "$name"; then
            command -v "$name"
            return
        fi
        [ -n "$found" ] || found=$("$name" --version 2>/dev/null) || found=
    done
    stop "Python 3.11 to 3.14 is needed; ${found:-no Python} was found." \
        "Install one (from python.org, Homebrew or your distribution) and run this again, or name it: PYTHON=/path/to/python3 ./run"
}

need_space() {
    local free
    free=$(df -Pk "$ROOT" | awk 'NR == 2 { printf "%d", int($4 / 1024 / 1024) }')
    [ "$free" -ge "$1" ] ||
        stop "The installation needs $1 GiB of free disk space at $ROOT; there are $free." "Make room and run this again."
}

# What the installation depends on; compared word for word with what was there when it was last finished.
wanted() {
    printf 'root %s\n' "$ROOT"
    cat "$ROOT/pyproject.toml" "$ROOT/$1"
}

new_environment() {
    local python
    python=$(find_python) || exit 1
    need_space "$NEW_GIB"
    printf 'Making %s with %s …\n' "$VENV" "$("$python" --version)" >&2
    rm -rf "$VENV"
    mkdir "$VENV"
    : >"$VENV/unfinished"
    "$python" -m venv "$VENV" >&2 ||
        stop "$python cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)."
}

pip_install() {
    local quiet=--quiet
    [ ! -t 2 ] || quiet=
    "$BIN/python" -m pip install --disable-pip-version-check --no-input $quiet "$@" >&2 ||
        stop "The installation did not finish; see the lines above. The network is needed this once. Run this again to go on."
}

prepare() {
    local flavour=$1 lock=requirements.lock
    [ "$flavour" = run ] || lock=requirements-dev.lock
    [ -d "$BIN" ] || [ ! -d "$VENV/Scripts" ] || BIN=$VENV/Scripts
    if [ ! -e "$VENV/unfinished" ] && wanted "$lock" | cmp -s - "$VENV/installed-$flavour"; then
        return
    fi
    if [ -e "$VENV/unfinished" ] || ! recent "$BIN/python" || ! "$BIN/python" -m pip --version >/dev/null 2>&1; then
        new_environment
        [ -d "$BIN" ] || BIN=$VENV/Scripts
    else
        need_space "$UPDATE_GIB"
        : >"$VENV/unfinished"
    fi
    printf 'Installing from %s (once; a few minutes) …\n' "$lock" >&2
    pip_install -r "$ROOT/$lock"
    pip_install --no-deps --editable "$ROOT"
    # The packages of requirements.lock are all in requirements-dev.lock, at the same versions.
    wanted requirements.lock >"$VENV/installed-run"
    [ "$flavour" = run ] || wanted "$lock" >"$VENV/installed-dev"
    rm "$VENV/unfinished"
}
