"""How people come in: as whoever sits at this machine, by signing in, or by a trusted proxy's word."""

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from assistant.settings import WebSettings
from assistant.web.principals import Principal, Role
from assistant.web.users import FILE, Users

LOOPBACK = "127.0.0.1"
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip")
"""Headers that only a proxy adds."""


class Way(StrEnum):
    """How a request says whose it is."""

    LOCAL = "local"
    """It does not: the service listens to this machine alone."""
    USERS = "users"
    """By a session that began with a name and a password."""
    PROXY = "proxy"
    """By headers from a trusted reverse proxy."""


class NotGuardedError(Exception):
    """The service would be open to others without knowing who they are; the message says what to do."""


class SpoofedError(Exception):
    """A request says who sent it, or came through a proxy, without leave to; the message is for whoever sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where the service listens, and how people come in."""

    way: Way
    host: str
    web: WebSettings

    @classmethod
    def decided(cls, host: str, web: WebSettings, users: Users) -> "Access":
        """Return how people come in where the service listens at a host.

        Raises:
            NotGuardedError: It listens to other machines, and there are neither users nor a trusted proxy.
        """
        if web.trusted_proxies:
            return cls(way=Way.PROXY, host=host, web=web)
        if is_loopback(host) and not web.address:
            return cls(way=Way.LOCAL, host=host, web=web)
        if not users.names():
            message = (
                f"Nothing is served: at {web.address or host} others could reach the library, and it knows no users."
                " Add one with: safeguarding users add NAME --role administrator. Or name the reverse proxy that signs"
                " people in as trusted_proxies in [web] of settings.toml. For this machine alone: --host 127.0.0.1."
            )
            raise NotGuardedError(message)
        return cls(way=Way.USERS, host=host, web=web)

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the service by https."""
        return self.web.address.startswith("https://")

    def knows_host(self, host: str) -> bool:
        """Return whether a request's Host is a name of this service: another site's name would lead here by its DNS."""
        name = urlsplit(f"//{host}").hostname or ""
        if host and host == urlsplit(self.web.address).netloc:
            return True
        if is_loopback(name) or name == self.host:
            return True
        return self.way is Way.USERS and not self.web.address and not is_loopback(self.host)

    def by_proxy(self, peer: str, headers: Headers) -> Principal | None:
        """Return whom the trusted proxy says a request is from, or None where it names nobody.

        Args:
            peer: Address of the machine that sent the request.
            headers: The request's.

        Raises:
            SpoofedError: It came from elsewhere.
        """
        if not self._trusts(peer):
            message = "Only the reverse proxy may send requests here. Use the address that your organisation gave you."
            raise SpoofedError(message)
        name = headers.get(self.web.user_header, "").strip()
        if not name or len(headers.getlist(self.web.user_header)) != 1:
            return None
        groups = {group.strip() for group in headers.get(self.web.groups_header, "").split(",")} | {name}
        return Principal(name=name[:100], role=self._role(groups))

    def refuse_forwarded(self, headers: Headers) -> None:
        """Let a request pass that nobody forwarded.

        Raises:
            SpoofedError: It came through a proxy though the service takes everybody for whoever sits at the machine.
        """
        if self.way is Way.LOCAL and any(name in headers for name in (*FORWARDED, self.web.user_header)):
            message = (
                "This request came through a proxy, and no proxy is trusted here."
                " Name it as trusted_proxies in [web] of settings.toml, or open the page on the machine itself."
            )
            raise SpoofedError(message)

    def _trusts(self, peer: str) -> bool:
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.web.trusted_proxies)

    def _role(self, groups: set[str]) -> Role:
        if not groups.isdisjoint(self.web.administrators):
            return Role.ADMINISTRATOR
        return Role.READER if groups.isdisjoint(self.web.editors) else Role.EDITOR


def is_loopback(host: str) -> bool:
    """Return whether a name or address leads to this machine alone.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def users_of(folder: Path) -> Users:
    """Return the users of the library in a folder."""
    return Users(folder / FILE)
