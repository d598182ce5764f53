"""Forms as they were sent."""

from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.requests import Request


async def form_of(request: Request) -> AsyncIterator[FormData]:
    """Lend the fields of the form that a request carries; copies of its files are gone afterwards."""
    form = await request.form()
    try:
        yield form
    finally:
        await form.close()
