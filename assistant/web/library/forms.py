"""Forms as they were sent."""

from starlette.datastructures import FormData
from starlette.requests import Request


async def form_of(request: Request) -> FormData:
    """Return the fields of the form that a request carries."""
    return await request.form()
