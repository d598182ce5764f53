"""`/healthz` and `/api/v1/status`: whether the service can answer, for whoever watches over it and for programs."""

from importlib.metadata import version

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse

from assistant.hosted import HostState
from assistant.web.hosting import hosted_of
from assistant.web.principals import Role, require

router = APIRouter()


@router.get("/healthz", include_in_schema=False)
def health(request: Request) -> JSONResponse:
    """Return the state; 200 when questions are answered, 503 while the model is loading or where it failed."""
    hosted = hosted_of(request)
    is_ready = hosted.state is HostState.READY
    return JSONResponse({"state": hosted.state, "message": hosted.sentence}, status_code=200 if is_ready else 503)


class StatusShown(BaseModel):
    """How the service is."""

    state: HostState = Field(description="loading, ready or failed: only when ready are questions answered.")
    message: str = Field(description="The same as a sentence.")
    documents: int
    index_id: str = Field(description="Which library this is and which state of it.", examples=["0123456789ab-44"])
    version: str = Field(description="Of the program.")


@router.get(
    "/api/v1/status", summary="The state of the service", tags=["Status"], dependencies=[Depends(require(Role.READER))]
)
def status(request: Request) -> StatusShown:
    """Return whether questions are answered, and what the library holds."""
    hosted = hosted_of(request)
    return StatusShown(
        state=hosted.state,
        message=hosted.sentence,
        documents=len(hosted.library.documents()),
        index_id=hosted.library.index_id,
        version=version("safeguarding-learning"),
    )
