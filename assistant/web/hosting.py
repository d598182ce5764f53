"""What every request is answered with: the hosted library, the settings, and what guards them."""

from dataclasses import dataclass

from starlette.requests import Request

from assistant.hosted import HostedLibrary
from assistant.settings import WebSettings
from assistant.web.access import Access
from assistant.web.audit import AuditLog
from assistant.web.limits import Attempts, RateLimit
from assistant.web.sessions import Sessions
from assistant.web.users import FILE, Users


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The parts that requests share."""

    hosted: HostedLibrary
    web: WebSettings
    access: Access
    users: Users
    sessions: Sessions
    attempts: Attempts
    questions: RateLimit
    audit: AuditLog

    @classmethod
    def over(cls, hosted: HostedLibrary, web: WebSettings, *, host: str) -> "Service":
        """Return the service over an opened library, listening at a host.

        Raises:
            NotGuardedError: Others could reach it, and it could not tell who they are.
            UsersError: The users' file cannot be read.
        """
        folder = hosted.library.folder
        users = Users(folder / FILE)
        return cls(
            hosted=hosted,
            web=web,
            access=Access.decided(host, web, users),
            users=users,
            sessions=Sessions(idle=60 * web.idle_minutes, longest=3_600 * web.session_hours),
            attempts=Attempts(),
            questions=RateLimit(web.questions_a_minute),
            audit=AuditLog(folder),
        )


def service_of(request: Request) -> Service:
    """Return the service that a request came to, Gradio's own requests included."""
    service: Service = request.state.service
    return service


def hosted_of(request: Request) -> HostedLibrary:
    """Return the library behind the service that a request came to."""
    return service_of(request).hosted
