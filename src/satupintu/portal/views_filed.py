"""After sending: the number, the code, the promise; and the papers that the press has made for the applicant."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satupintu.applications.queries import Case, own_case
from satupintu.applications.services import open_draft, paper, read_paper
from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.documents.services import qr_svg
from satupintu.files.views import serve
from satupintu.people.door import visitor
from satupintu.people.queries import the_public
from satupintu.portal.access import link_to, open_link
from satupintu.rules import codes

# Which papers the applicant may fetch, and from which fact on. The licence only once it bears its signature and stamp.
PAPERS = {"receipt": "submitted", "return": "returned", "refusal": "decided", "licence": "ready_to_collect"}


@never_cache
@require_safe
def filed(request: HttpRequest, service: str, token: str) -> HttpResponse:
    """The confirmation, to be written down, printed or photographed."""
    now = clock.now()
    asker = visitor(request) or the_public()
    draft = open_draft(actor=asker, now=now, token=token)
    if draft.service != service:
        raise NotFound()
    if draft.application_id is None:
        return HttpResponseRedirect("../")
    case = own_case(asker, draft.application_id)
    code = case.dossier.tracking_code
    track = f"{settings.BASE_URL}/lacak/?nomor={case.application.number}&kode={code}"
    context = {
        "case": case,
        "standard": case.standard,
        "code": codes.show(code),
        "track_url": track,
        "qr": drawn(track),
        "file_url": link_to(case.application.pk),
        "receipt": is_made(case, "receipt"),
        "at_counter": any(each.how == "counter" for each in case.application.evidence.all()),
    }
    return render(request, "portal/filed.html", context)


def drawn(url: str) -> str:
    """A barcode as inline SVG."""
    return mark_safe(qr_svg(url).replace("<svg ", '<svg width="168" height="168" ', 1))  # noqa: S308 - we drew it


def is_made(case: Case, kind: str) -> bool:
    """Whether the press has made this paper."""
    row = paper(case, kind)
    return row is not None and row.file_id is not None


@never_cache
@require_safe
def fetch_paper(request: HttpRequest, signed: str, kind: str) -> HttpResponse:
    """A paper of the file as PDF. Raises NotFound, PaperNotReady."""
    case = open_link(signed)
    if PAPERS.get(kind) not in case.journey.milestones:
        raise NotFound()
    return serve(read_paper(case, kind), "application/pdf", f"{kind}-{case.application.number.replace('/', '-')}.pdf")
