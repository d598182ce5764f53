"""Language models, through LangChain: servers of OpenAI's protocol on this machine, others where that is allowed."""

import ipaddress
import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from assistant.settings import LanguageModelSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI = "openai"
"""The provider whose protocol local servers speak."""
SECONDS = 120.0
"""How long a reply is waited for."""
TOKENS = 800
"""The most that a reply may hold."""


class ChatModelError(Exception):
    """A language model that cannot be used; the message says which, why, and what to do."""


class ChatModel(Protocol):
    """What the answerer asks of a language model."""

    @property
    def name(self) -> str:
        """The model's name, for the provenance of answers."""
        ...

    @property
    def departure(self) -> str:
        """A sentence on what leaves this machine and where to, or "" for a model on this machine."""
        ...

    def complete(self, prompt: str, *, schema: Mapping[str, object]) -> str:
        """Return the reply to a prompt; as JSON of the schema where the model can be held to one.

        Raises:
            ChatModelError: There is no reply.
        """
        ...


class LangChainChatModel:
    """A language model that LangChain reaches."""

    def __init__(self, model: "BaseChatModel", *, name: str, departure: str = "") -> None:
        """Wrap a model of LangChain's."""
        self._model = model
        self.name = name
        self.departure = departure

    def complete(self, prompt: str, *, schema: Mapping[str, object]) -> str:
        """Return the reply to a prompt, as `ChatModel` says; nothing of it is traced or kept."""
        from langsmith import tracing_context

        with tracing_context(enabled=False):
            try:
                return self._held_to(schema, prompt)
            except Exception as error:
                if not _refuses_schema(error):
                    raise self._unanswered(error) from error
            try:
                return self._model.invoke(prompt).text
            except Exception as error:
                raise self._unanswered(error) from error

    def _held_to(self, schema: Mapping[str, object], prompt: str) -> str:
        reply = self._model.with_structured_output(dict(schema), include_raw=True).invoke(prompt)
        if not isinstance(reply, dict):
            return ""
        parsed = reply["parsed"]
        return str(reply["raw"].text) if parsed is None else json.dumps(parsed, ensure_ascii=False)

    def _unanswered(self, error: Exception) -> ChatModelError:
        return ChatModelError(f"The language model {self.name} gave no answer ({_first_line(error)}).")


class ConfiguredChatModel:
    """The model that the settings name, loaded when it is first asked."""

    def __init__(self, settings: LanguageModelSettings) -> None:
        """Take the settings; nothing is loaded or called yet.

        Raises:
            ChatModelError: The model is not on this machine, and the settings do not allow that.
        """
        self._settings = settings
        self.name = settings.name
        self.departure = _departure(settings)
        if self.departure and not settings.allow_remote:
            message = (
                f"{self.departure} This is not allowed: name a server on this machine as base_url in [language_model],"
                " or set allow_remote = true there if your organisation has agreed to it."
            )
            raise ChatModelError(message)

    def complete(self, prompt: str, *, schema: Mapping[str, object]) -> str:
        """Return the reply to a prompt, as `ChatModel` says."""
        return self._loaded.complete(prompt, schema=schema)

    @cached_property
    def _loaded(self) -> LangChainChatModel:
        from langchain.chat_models import init_chat_model

        try:
            model = init_chat_model(self.name, **_options(self._settings))
        except (ImportError, ValueError) as error:
            message = f"The language model {self.name!r} cannot be loaded ({_first_line(error)})."
            raise ChatModelError(message) from error
        return LangChainChatModel(model, name=self.name, departure=self.departure)


def _options(settings: LanguageModelSettings) -> dict[str, Any]:
    """Return what a model is made with; one on this machine is reached past every proxy, and never with a real key."""
    options: dict[str, Any] = {"temperature": 0, "max_tokens": TOKENS, "timeout": SECONDS, "max_retries": 1}
    if settings.base_url:
        options["base_url"] = settings.base_url
    if settings.api_key:
        options["api_key"] = settings.api_key
    if not _departure(settings):
        import httpx

        unkept = httpx.Limits(max_keepalive_connections=0)
        options["http_client"] = httpx.Client(trust_env=False, timeout=SECONDS, limits=unkept)
        options["openai_proxy"] = None
        options["max_retries"] = 0
        options.setdefault("api_key", "none")
    return options


def _departure(settings: LanguageModelSettings) -> str:
    """Return what leaves the machine for a model, as a sentence; "" where it is a server's on this machine."""
    provider, _, _ = settings.name.partition(":")
    host = urlsplit(settings.base_url).hostname or ""
    if provider == OPENAI and _is_loopback(host):
        return ""
    where = host or f"the servers of {provider}"
    return f"The language model {settings.name} is not on this machine: questions and paragraphs go to {where}."


def _refuses_schema(error: Exception) -> bool:
    """Return whether a model cannot be held to a schema: LangChain knows no way, or its server refuses the request."""
    return isinstance(error, NotImplementedError) or getattr(error, "status_code", None) in {400, 422}


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _first_line(error: Exception) -> str:
    """Return what an error says, short: its first line, less the details that some add behind a dash."""
    lines = str(error).strip().splitlines()
    return lines[0].split(" - ")[0][:160] if lines else type(error).__name__
