"""The hatch through which a kept file is handed out: never as a page of this office, never kept on the way."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

INLINE = frozenset({"image/jpeg", "image/png"})  # pictures we made ourselves; a browser cannot show a sandboxed PDF


def serve(content: bytes, media: str, name: str, *, inline: bool = False) -> HttpResponse:
    """An answer with a kept file. `inline`: shown instead of saved, for pictures only (JPEG, PNG)."""
    response = HttpResponse(content, content_type=media)
    shown = inline and media in INLINE
    response["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
