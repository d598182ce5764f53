"""What every request is answered with: the hosted library, the settings, and what guards them."""

from dataclasses import dataclass

from starlette.requests import Request

from assistant.hosted import HostedLibrary
from assistant.settings import WebSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The parts that requests share."""

    hosted: HostedLibrary
    web: WebSettings


def service_of(request: Request) -> Service:
    """Return the service that a request came to, Gradio's own requests included."""
    service: Service = request.state.service
    return service


def hosted_of(request: Request) -> HostedLibrary:
    """Return the library behind the service that a request came to."""
    return service_of(request).hosted
