"""What a form or a program brings to be added: files within the limits, an address, and facts about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile

from assistant.facts import ON_ADDING, checked_all
from assistant.hosted import Upload
from assistant.settings import WebSettings
from ingest.sources import is_address

_FIELDS = (*ON_ADDING, "address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What is to be added, and what is wrong with it."""

    targets: tuple[Upload | str, ...]
    """Files and addresses."""
    given: dict[str, str]
    """Facts that count before those found."""
    stated: dict[str, str]
    """Fields as they were filled in, to be shown again."""
    problems: dict[str, str]
    """Field → why it cannot be taken; nothing is added while there are any."""

    @classmethod
    def nothing(cls) -> "Delivery":
        """Return what a form brings that has not been filled in."""
        return cls(targets=(), given={}, stated=dict.fromkeys(_FIELDS, ""), problems={})


def delivery_of(form: FormData, web: WebSettings) -> Delivery:
    """Return what a form brings: fields `files` and `address`, and a field for each fact that may be stated."""
    stated = {name: str(form.get(name, "")).strip() for name in _FIELDS}
    kept, wrong = checked_all({name: stated[name] for name in ON_ADDING if stated[name]})
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    problems = {error.name: str(error) for error in wrong} | _problems(files, stated["address"], web)
    targets: list[Upload | str] = []
    if not problems:
        targets = [Upload(name=file.filename or "", content=file.file.read()) for file in files]
        targets += [stated["address"]] if stated["address"] else []
    return Delivery(targets=tuple(targets), given=kept, stated=stated, problems=problems)


def _problems(files: Sequence[UploadFile], address: str, web: WebSettings) -> dict[str, str]:
    size = sum(file.size or 0 for file in files)
    if not files and not address:
        return {"files": "Choose at least one file, or write an address."}
    if len(files) > web.upload_files:
        return {"files": f"These are {len(files)} files; {web.upload_files} at once are allowed. Send them in parts."}
    if size > web.upload_mb * 1_000_000:
        allowed = f"{web.upload_mb} MB at once are allowed"
        return {"files": f"These are {size / 1_000_000:.0f} MB; {allowed}. Send them in parts."}
    if address and not is_address(address):
        return {"address": f"{address!r} is not a web address. Write it with http:// or https:// before it."}
    return {}
