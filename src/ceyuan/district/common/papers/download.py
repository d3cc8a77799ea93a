"""Hand a paper out: as an attachment, never run or drawn by the browser on our pages.

Comes in: a paper that access gave. Goes out: a response.
Must not know: who may read it; the view asked access.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.papers.unaltered import content_of


def paper_response(paper: Paper) -> HttpResponse:
    """Give the paper's bytes under the name it had; nothing is sniffed, nothing cached by others."""
    response = HttpResponse(content_of(paper), content_type=paper.media_type)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=paper.name) or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
