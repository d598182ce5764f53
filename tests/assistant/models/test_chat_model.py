"""How a language model is reached: on this machine unless allowed, past proxies, without keys of others."""

import json
import subprocess
import sys

import pytest

from assistant.chat_model import ChatModelError, ConfiguredChatModel
from assistant.drafts import draft_schema
from assistant.settings import LanguageModelSettings, SettingsError, read_settings
from tests.assistant.models.scripted import saying
from tests.assistant.models.servers import server

SCHEMA = draft_schema(["P1"], most=1)


def test_a_server_on_this_machine_is_asked_past_proxies_and_without_other_keys(monkeypatch):
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_API_KEY", "a-real-key")
    with server() as (address, requests):
        model = ConfiguredChatModel(LanguageModelSettings(name="openai:small", base_url=address))
        assert model.complete("What is so?", schema=SCHEMA) == '{"claims": []}'
    ((headers, body),) = requests
    assert model.departure == ""
    assert body["temperature"] == 0
    assert body["response_format"]["type"] == "json_schema"
    assert "a-real-key" not in json.dumps(headers)


def test_a_server_that_knows_no_schemas_is_asked_without():
    with server(refuses_schemas=True) as (address, requests):
        model = ConfiguredChatModel(LanguageModelSettings(name="openai:small", base_url=address))
        assert model.complete("What is so?", schema=SCHEMA) == '{"claims": []}'
    assert ["response_format" in body for _, body in requests] == [True, False]


def test_a_server_that_is_down_is_said_in_one_sentence():
    model = ConfiguredChatModel(LanguageModelSettings(name="openai:small", base_url="http://127.0.0.1:9/v1"))
    with pytest.raises(ChatModelError, match=r"openai:small gave no answer \(Connection error\.\)"):
        model.complete("What is so?", schema=SCHEMA)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("openai:gpt-5", ""),
        ("openai:gpt-5", "https://models.example/v1"),
        ("openai:gpt-5", "http://127.0.0.1.models.example/v1"),
        ("openai:gpt-5", "http://localhost.models.example/v1"),
        ("openai:gpt-5", "http://127.0.0.1@models.example/v1"),
        ("openai:gpt-5", "http://10.0.0.4/v1"),
        ("anthropic:claude", "http://127.0.0.1:4000"),
        ("anthropic:claude", ""),
    ],
)
def test_a_model_that_is_not_on_this_machine_is_refused_unless_allowed(name, address):
    settings = LanguageModelSettings(name=name, base_url=address)
    with pytest.raises(ChatModelError, match=r"not on this machine.*set allow_remote = true"):
        ConfiguredChatModel(settings)
    allowed = ConfiguredChatModel(LanguageModelSettings(name=name, base_url=address, allow_remote=True))
    assert "questions and paragraphs go to" in allowed.departure


@pytest.mark.parametrize("host", ["127.0.0.1:1234", "127.9.9.9", "[::1]:8080", "localhost:11434"])
def test_loopback_is_this_machine(host):
    assert ConfiguredChatModel(LanguageModelSettings(name="openai:m", base_url=f"http://{host}/v1")).departure == ""


def test_a_provider_without_its_package_is_said():
    settings = LanguageModelSettings(name="groq:llama", allow_remote=True)
    with pytest.raises(ChatModelError, match="'groq:llama' cannot be loaded"):
        ConfiguredChatModel(settings).complete("What is so?", schema=SCHEMA)


def test_a_model_that_cannot_be_held_to_a_schema_is_asked_all_the_same():
    assert saying("As it is.").complete("What is so?", schema=SCHEMA) == "As it is."


def write_settings(folder, text):
    (folder / "settings.toml").write_text(text, encoding="utf-8")


def test_the_settings_table_is_read_and_the_key_is_no_part_of_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("MY_KEY", "secret-key")
    write_settings(
        tmp_path,
        '[language_model]\nname = "openai:m"\nbase_url = "http://127.0.0.1:1/v1"\napi_key_env = "MY_KEY"\n',
    )
    model = read_settings(tmp_path).language_model
    assert model == LanguageModelSettings(name="openai:m", base_url="http://127.0.0.1:1/v1", api_key="secret-key")
    assert "secret-key" not in repr(model)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('name = "gpt-5"', "language_model.name"),
        ('name = "openai:m"\napi_key_env = "NOT_SET"', "NOT_SET"),
        ('name = "openai:m"\nbase_url = "127.0.0.1:8080"', "language_model.base_url"),
        ('name = "openai:m"\napi_key = "secret"', "language_model.api_key"),
    ],
)
def test_a_table_that_cannot_be_used_is_said(tmp_path, monkeypatch, table, sentence):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    write_settings(tmp_path, f"[language_model]\n{table}\n")
    with pytest.raises(SettingsError, match=sentence):
        read_settings(tmp_path)


def test_without_a_model_nothing_of_langchain_is_loaded():
    program = (
        "import sys, assistant.service, assistant.cli.main\n"
        "from assistant.chat_model import ConfiguredChatModel\n"
        "from assistant.settings import LanguageModelSettings\n"
        "ConfiguredChatModel(LanguageModelSettings(name='openai:m', base_url='http://127.0.0.1:1/v1'))\n"
        "print([name for name in ('langchain', 'langchain_core', 'openai', 'langsmith') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
