"""Connections that refuse private machines and end on time: each goes to the very address that was checked."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
SocketOption = httpcore.SOCKET_OPTION


class RefusedAddressError(Exception):
    """The host's name leads to a machine that may not be asked."""


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only, so that a name cannot lead elsewhere after the check."""

    def __init__(self, *, deadline: float, allow_private: bool) -> None:
        """Keep the limits.

        Args:
            deadline: by `time.monotonic()`, seconds; nothing is read or written after it.
            allow_private: whether addresses that are not public may be connected to.
        """
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the host's first address that answers; all of its addresses are checked first."""
        refusal: httpcore.ConnectError | None = None
        for address in self._checked(host, port):
            try:
                left = _time_left(self._deadline, timeout)
                opened = self._sockets.connect_tcp(address, port, left, local_address, socket_options)
            except httpcore.ConnectError as error:
                refusal = error
                continue
            return TimedStream(opened, deadline=self._deadline)
        raise refusal or httpcore.ConnectError("the name has no address")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            message = "the name is not known"
            raise httpcore.ConnectError(message) from error
        addresses = list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))
        refused = [address for address in addresses if not is_public(ipaddress.ip_address(address))]
        if refused and not self._allow_private:
            raise RefusedAddressError(refused[0])
        return addresses


class TimedStream(httpcore.NetworkStream):
    """A connection on which no wait lasts beyond the deadline, however slowly the bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, *, deadline: float) -> None:
        """Wrap a connection."""
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes, at most `max_bytes`."""
        return self._stream.read(max_bytes, _time_left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the bytes."""
        self._stream.write(buffer, _time_left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection encrypted; the certificate is checked against the name, not the address."""
        left = _time_left(self._deadline, timeout)
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), deadline=self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection says of itself."""
        return self._stream.get_extra_info(info)


def is_public(address: Address) -> bool:
    """Return whether an address belongs to the public internet.

    >>> [is_public(ipaddress.ip_address(text)) for text in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner)
        if address in _TRANSLATED:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses as IPv6 networks write them (RFC 6052)."""


def _time_left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        message = "the time allowed is over"
        raise httpcore.ReadTimeout(message)
    return left if timeout is None else min(left, timeout)
