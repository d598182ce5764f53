"""`/docs`: the HTTP interface described on a plain page of our own, from the same description that programs read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from assistant.web.pages import render
from assistant.web.principals import Role, require

router = APIRouter(include_in_schema=False, dependencies=[Depends(require(Role.READER))])

OPENAPI = "/api/v1/openapi.json"
_Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that is sent or comes back."""

    name: str
    kind: str
    needed: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked of the interface."""

    anchor: str
    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    sent: tuple[Field, ...]
    body: tuple[Field, ...]
    back: tuple[Field, ...]
    examples: tuple[str, ...]


@router.get("/docs")
def page(request: Request) -> Response:
    """Show every operation by subject."""
    schema = request.app.openapi()
    subjects: dict[str, list[Operation]] = {}
    for subject, operation in _operations(schema):
        subjects.setdefault(subject, []).append(operation)
    return render("interface.html.j2", request, subjects=subjects, openapi=OPENAPI, version=schema["info"]["version"])


def _operations(schema: _Node) -> Iterator[tuple[str, Operation]]:
    for path, methods in schema["paths"].items():
        for method, said in methods.items():
            body = _content(said.get("requestBody", {}))
            good = _content(said["responses"].get("200", {}))
            yield (
                said.get("tags", ["Other"])[0],
                Operation(
                    anchor=said["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=said.get("summary", ""),
                    paragraphs=tuple(said.get("description", "").split("\n\n")),
                    sent=tuple(_parameter(one) for one in said.get("parameters", ())),
                    body=tuple(_fields(schema, _schema_of(body))),
                    back=tuple(_fields(schema, _schema_of(good))),
                    examples=tuple(_examples(said["responses"].get("200", {}))),
                ),
            )


def _content(node: _Node) -> _Node:
    found: _Node = next(iter(node.get("content", {}).values()), {})
    return found


def _schema_of(content: _Node) -> _Node:
    found: _Node = content.get("schema", {})
    return found


def _examples(response: _Node) -> Iterator[str]:
    for content in response.get("content", {}).values():
        example = content.get("example")
        if example is not None:
            yield example if isinstance(example, str) else json.dumps(example, indent=2, ensure_ascii=False)


def _parameter(said: _Node) -> Field:
    return Field(
        name=said["name"],
        kind=_kind(said["schema"]),
        needed=said.get("required", False),
        description=said.get("description", ""),
    )


def _fields(schema: _Node, node: _Node) -> Iterator[Field]:
    """Yield the fields of an object; one that is described elsewhere is looked up there."""
    known = _resolved(schema, node)
    for name, said in known.get("properties", {}).items():
        yield Field(
            name=name,
            kind=_kind(said),
            needed=name in known.get("required", ()),
            description=said.get("description", "") or _resolved(schema, said).get("description", ""),
        )


def _resolved(schema: _Node, node: _Node) -> _Node:
    if "$ref" not in node:
        return node
    found: _Node = schema["components"]["schemas"][node["$ref"].rsplit("/", 1)[-1]]
    return found


def _kind(node: _Node) -> str:
    """Return what a value may be, in words: "list of string", "integer or null"."""
    if "$ref" in node:
        return str(node["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in node:
        return " or ".join(_kind(one) for one in node["anyOf"])
    if node.get("type") == "array":
        return f"list of {_kind(node.get('items', {}))}"
    return str(node.get("type", "any"))
