"""`/healthz`: whether the service can answer, for whoever watches over it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from assistant.hosted import HostState
from assistant.web.hosting import hosted_of

router = APIRouter()


@router.get("/healthz", include_in_schema=False)
def health(request: Request) -> JSONResponse:
    """Return the state; 200 when questions are answered, 503 while the model is loading or where it failed."""
    hosted = hosted_of(request)
    is_ready = hosted.state is HostState.READY
    return JSONResponse({"state": hosted.state, "message": hosted.sentence}, status_code=200 if is_ready else 503)
