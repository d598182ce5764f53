"""A tab of Gradio's page answers its owner only: Gradio itself would answer everybody who knows the tab's name."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from assistant.web.doors import OnlyNeeded
from assistant.web.principals import Principal, Role


@pytest.fixture
def asked():
    """Ask for an address as somebody; return the status."""

    async def gradio(scope, receive, send):
        await PlainTextResponse("answers")(scope, receive, send)

    door = OnlyNeeded(gradio)

    def get(name, path):
        async def known(scope, receive, send):
            scope["state"] = {"principal": Principal(name=name, role=Role.READER)}
            await app(scope, receive, send)

        app = Starlette(routes=[Mount("/", door)])
        return TestClient(known).get(path).status_code

    return get


@pytest.mark.parametrize("path", ["/gradio_api/queue/data?session_hash=tab1", "/gradio_api/heartbeat/tab1"])
def test_a_tab_is_its_owners(asked, path):
    assert asked("anna", "/gradio_api/heartbeat/tab1") == 200

    assert asked("anna", path) == 200
    assert asked("emil", path) == 404
    assert asked("emil", path.replace("tab1", "tab2")) == 200


def test_what_belongs_to_no_tab_is_everybodys(asked):
    assert {asked(name, "/config") for name in ("anna", "emil")} == {200}
