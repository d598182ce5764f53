"""A file from an http(s) address, within limits of size and time; private machines are refused unless allowed."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import httpcore
import httpx

from ingest.errors import DownloadError
from ingest.network import GuardedBackend, RefusedAddressError

MAX_BYTES = 100_000_000
MAX_SECONDS = 60.0
MAX_REDIRECTS = 5
_WAIT_SECONDS = 15.0
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What an address gave."""

    address: str
    """As it was asked for."""
    file_name: str
    """From the server's reply, or the end of the address."""
    data: bytes


def download(
    address: str, *, allow_private: bool = False, max_bytes: int = MAX_BYTES, max_seconds: float = MAX_SECONDS
) -> Download:
    """Return the file at an address; redirects are followed, each checked like the first.

    Args:
        address: an http or https address.
        allow_private: whether machines in private, loopback and link-local ranges may be asked.
        max_bytes: largest size, unpacked.
        max_seconds: longest time in all, from look-up to the last byte.

    Raises:
        DownloadError: refused, too large, too slow, or answered with an error.
    """
    address = address.strip()
    if _has_user(address):
        shown = re.sub(r"//[^/]*@", "//…@", address)
        raise DownloadError(shown, "Addresses with a user name in them are not fetched.", "Download the file yourself.")
    guard = GuardedBackend(deadline=time.monotonic() + max_seconds, allow_private=allow_private)
    try:
        with (
            _client(guard) as client,
            client.stream("GET", address, headers={"Accept-Encoding": "identity"}) as response,
        ):
            if response.is_error:
                reason = f"The server answered {response.status_code} {response.reason_phrase}."
                raise DownloadError(address, reason, "Open the address in a browser to see where the file is now.")
            data = _read(response, address, max_bytes)
            return Download(address=address, file_name=_file_name(response), data=data)
    except RefusedAddressError as error:
        reason = f"The address leads to a private machine ({error}), which is not asked."
        raise DownloadError(address, reason, "Download the file yourself and ingest it from a folder.") from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        reason = f"The server took longer than the {max_seconds:.0f} seconds allowed."
        raise DownloadError(address, reason, "Try again later, or download the file yourself.") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, ValueError) as error:
        reason = f"The address could not be fetched ({error or type(error).__name__})."
        raise DownloadError(address, reason, "Check the address and the connection.") from error


def _has_user(address: str) -> bool:
    try:
        return urlsplit(address).username is not None
    except ValueError:  # no address at all: the client says so
        return False


def _client(guard: GuardedBackend) -> httpx.Client:
    # The environment's proxies are left out: a proxy would look names up itself, behind the guard's back.
    return httpx.Client(
        transport=_GuardedTransport(guard),
        timeout=_WAIT_SECONDS,
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
        trust_env=False,
        headers={"User-Agent": "safeguarding-learning"},
    )


def _read(response: httpx.Response, address: str, max_bytes: int) -> bytes:
    promised = response.headers.get("Content-Length", "")
    data = bytearray()
    if not (promised.isdigit() and int(promised) > max_bytes):
        for part in response.iter_bytes():
            data += part
            if len(data) > max_bytes:
                break
        else:
            return bytes(data)
    reason = f"The file is larger than the {max_bytes / 1e6:,.0f} MB allowed."
    raise DownloadError(address, reason, "Download it yourself and ingest it from a folder.")


def _file_name(response: httpx.Response) -> str:
    """Return the name that the server gives the file, or the last part of the address that answered."""
    header = Message()
    header["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    name = header.get_filename() or unquote(response.url.path)
    name = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "") or response.url.host
    media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    return name if "." in name else name + _ENDINGS.get(media_type, "")


class _GuardedTransport(httpx.BaseTransport):
    """Carries httpx requests over the guard's connections."""

    def __init__(self, guard: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            network_backend=guard, ssl_context=httpx.create_ssl_context(trust_env=False)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        if request.url.scheme not in ("http", "https"):
            message = f"redirected to {request.url.scheme}:"
            raise httpx.UnsupportedProtocol(message)
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The reply's bytes as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
