"""What the program is set to: built-in values, then settings files, then the environment, then the command line."""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, IPvAnyNetwork, ValidationError

from vectorstore.embeddings import DEFAULT_MODEL
from vectorstore.stores import LibrarySettings

PROGRAM = "safeguarding"
FILE = "settings.toml"
_PREFIX = "SAFEGUARDING_"
_HEADER = r"^[A-Za-z][A-Za-z0-9-]*$"


class SettingsError(Exception):
    """A setting that cannot be used; the message says which, where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelSettings:
    """Which language model writes answers; without one they are quotations."""

    name: str
    """Provider and model as LangChain names them, e.g. "openai:qwen3:8b"; "openai" for every server of its protocol."""
    base_url: str = ""
    """Address of the server, e.g. "http://127.0.0.1:11434/v1"."""
    api_key: str = field(default="", repr=False)
    allow_remote: bool = False
    """Whether questions and paragraphs may go to a model that is not on this machine."""


class WebSettings(BaseModel):
    """The service: the table [web] of a settings file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")
    """Where people find it when a proxy stands before it, e.g. "https://learning.example.org"; "" where none does."""
    trusted_proxies: tuple[IPvAnyNetwork, ...] = ()
    """Addresses or networks of the reverse proxy whose word on who is asking is taken."""
    user_header: str = Field(default="X-Forwarded-User", pattern=_HEADER)
    """Header in which the proxy names the user."""
    groups_header: str = Field(default="X-Forwarded-Groups", pattern=_HEADER)
    """Header in which the proxy lists the user's groups, with commas between."""
    editors: tuple[str, ...] = ()
    """Users or groups of the proxy's that may add documents; all others may read."""
    administrators: tuple[str, ...] = ()
    """Users or groups of the proxy's that may also remove documents."""
    upload_mb: int = Field(default=50, ge=1, le=300)
    """Most megabytes of one upload, all its files together."""
    upload_files: int = Field(default=20, ge=1, le=1000)
    """Most files of one upload."""
    questions_a_minute: int = Field(default=60, ge=1)
    """Most questions and searches of one user in a minute."""
    idle_minutes: int = Field(default=60, ge=1)
    """Minutes without a request after which somebody has to sign in again."""
    session_hours: int = Field(default=12, ge=1)
    """Hours after which somebody has to sign in again in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set."""

    library: Path
    """The library's folder."""
    model: str = DEFAULT_MODEL
    """The embedding model: the default one's name, a folder, or a name in the local Hugging Face cache."""
    chroma_server: str = ""
    """Address of a Chroma server, e.g. "http://localhost:8000"; "" keeps the vectors in the library's folder."""
    allow_private: bool = False
    """Whether files may be fetched from addresses in private ranges, such as an intranet's."""
    entailment_model: str = ""
    """Folder of a sentence-transformers CrossEncoder that must agree with every line that a language model writes."""
    language_model: LanguageModelSettings | None = None
    """The language model that writes answers, or None for quotations."""
    web: WebSettings = field(default_factory=WebSettings)
    """How the service is guarded."""

    @property
    def for_library(self) -> LibrarySettings:
        """Return what a library is opened with."""
        return LibrarySettings(model=self.model, chroma_server=self.chroma_server)


class _LanguageModel(BaseModel):
    """The table [language_model] of a settings file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^\w+:\S+$")
    base_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    api_key_env: str = ""
    """Name of the environment's variable that holds the key; the key itself is in no file."""
    allow_remote: bool = False


class _File(BaseModel):
    """A settings file, or the environment's variables."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    library: Path | None = None
    model: str | None = None
    chroma_server: str | None = None
    allow_private: bool | None = None
    entailment_model: str | None = None
    language_model: _LanguageModel | None = None
    web: WebSettings | None = None


_TABLES = {"language_model", "web"}
"""Settings that are read from files only, whole from the last that has them."""


def read_settings(library: Path | None = None) -> Settings:
    """Return the settings that hold, the later of these over the earlier.

    Built-in values, `settings.toml` in the user's configuration folder, `settings.toml` in the library's folder, the
    environment (SAFEGUARDING_LIBRARY, SAFEGUARDING_MODEL, SAFEGUARDING_CHROMA_SERVER, SAFEGUARDING_ALLOW_PRIVATE,
    SAFEGUARDING_ENTAILMENT_MODEL), and the argument. The tables [language_model] and [web] are read from files only,
    whole from the last that has them.

    Args:
        library: the library's folder as the command line names it.

    Raises:
        SettingsError: a file or a variable holds something that is no setting.
    """
    users = _read_file(platformdirs.user_config_path(PROGRAM) / FILE)
    environment = _read_environment()
    default = platformdirs.user_data_path(PROGRAM) / "library"
    folder = (library or environment.library or users.library or default).expanduser().absolute()
    values: dict[str, object] = {}
    for part in (users, _read_file(folder / FILE), environment):
        values |= part.model_dump(exclude_none=True, exclude={"library", *_TABLES})
        if part.web is not None:
            values["web"] = part.web
        if part.language_model is not None:
            values["language_model"] = _language_model(part.language_model)
    return Settings(library=folder, **values)  # type: ignore[arg-type]  # each was validated under its own name


def switch_off_reports() -> None:
    """Tell Gradio to report its use to nobody; call it before Gradio is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"


def has_desktop() -> bool:
    """Return whether somebody sits before this program at a desktop, where a browser can be opened."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _language_model(table: _LanguageModel) -> LanguageModelSettings:
    key = os.environ.get(table.api_key_env, "") if table.api_key_env else ""
    if table.api_key_env and not key:
        message = f"The variable {table.api_key_env}, which api_key_env of [language_model] names, is not set."
        raise SettingsError(message)
    return LanguageModelSettings(name=table.name, base_url=table.base_url, api_key=key, allow_remote=table.allow_remote)


def _read_environment() -> _File:
    names = {f"{_PREFIX}{setting.upper()}": setting for setting in _File.model_fields if setting not in _TABLES}
    found = {setting: os.environ[name] for name, setting in names.items() if os.environ.get(name)}
    return _validated(found, "the environment")


def _read_file(file: Path) -> _File:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _File()
    except (OSError, ValueError) as error:
        message = f"The settings file {file} cannot be read ({error}). Mend it or delete it."
        raise SettingsError(message) from error
    return _validated(content, str(file))


def _validated(values: Mapping[str, object], where: str) -> _File:
    try:
        return _File.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(_File.model_fields)
        message = f"The setting {name!r} in {where} cannot be used ({first['msg']}). There are: {known}."
        raise SettingsError(message) from error
