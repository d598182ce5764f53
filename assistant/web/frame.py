"""The frame around the Gradio page, and the way out: the same header and help strip as on every other page."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse

NEUTRAL = "https://www.bbc.co.uk/weather"
"""Where "Leave quickly" leads: a page that anybody might be reading."""

router = APIRouter()


@router.get("/leave", include_in_schema=False)
def leave() -> RedirectResponse:
    """Lead to a neutral page and say nothing of where the visitor comes from; the browser forgets what it stored."""
    return RedirectResponse(
        NEUTRAL, status_code=303, headers={"Referrer-Policy": "no-referrer", "Clear-Site-Data": '"storage"'}
    )
