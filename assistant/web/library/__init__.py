"""The library as pages: what is in it, one document, adding, editing and removing."""

from fastapi import APIRouter

from assistant.web.library import adding, document, editing, listing, removing

router = APIRouter(include_in_schema=False)
for part in (listing, adding, editing, removing, document):
    router.include_router(part.router)

__all__ = ["router"]
