"""Changes to the library by whoever sent a request, each noted in the audit log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from starlette.requests import Request

from assistant.hosted import Upload
from assistant.web.hosting import service_of
from assistant.web.principals import principal_of
from vectorstore.progress import IngestResult, ProgressCallback, Status, ignore_progress
from vectorstore.results import DocumentRecord

_CHANGED = {Status.ADDED, Status.UPDATED}


def add(
    request: Request,
    targets: Iterable[Upload | str],
    *,
    given: Mapping[str, str] | None = None,
    on_progress: ProgressCallback = ignore_progress,
) -> Iterator[IngestResult]:
    """Read uploads and web addresses into the library and yield what became of each; raises as `HostedLibrary.add`."""
    service, principal = service_of(request), principal_of(request)
    for result in service.hosted.add(targets, given=given, on_progress=on_progress):
        if result.status in _CHANGED:
            service.audit.note(principal, "added", document=result.document, status=result.status.value)
        yield result


def edit(request: Request, document_id: str, facts: Mapping[str, str]) -> DocumentRecord:
    """Change facts of a document and return it as it is then; raises as `HostedLibrary.edit`."""
    service = service_of(request)
    before = service.hosted.library.document(document_id)
    after = service.hosted.edit(document_id, facts)
    service.audit.note(
        principal_of(request),
        "edited",
        document=document_id,
        before={name: _value(before, name) for name in facts},
        after={name: _value(after, name) for name in facts},
    )
    return after


def remove(request: Request, document_ids: Sequence[str]) -> None:
    """Remove documents for good; raises as `HostedLibrary.remove`."""
    service = service_of(request)
    service.hosted.remove(document_ids)
    service.audit.note(principal_of(request), "removed", documents=list(document_ids))


def _value(record: DocumentRecord, name: str) -> str | None:
    fact = record.facts.get(name)
    return fact.value if fact else None
