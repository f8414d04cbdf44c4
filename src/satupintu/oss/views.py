"""The office's ear for OSS: `receiveNIB`, called by OSS itself, answered in OSS's own shape."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.base.refusal import Refusal
from satupintu.oss import services
from satupintu.oss.setup import setup
from satupintu.people import queries as people


@csrf_exempt  # OSS is no browser: the header Token proves who speaks
@require_POST
def receive_nib(request: HttpRequest) -> HttpResponse:
    """Take a push in. Status "1": taken (also when it came before); "2": not taken, with the reason."""
    office = people.the_office()
    if office is None or not setup().username or not setup().password:
        return _answer("2", "Layanan belum diatur.", 503)
    try:
        services.receive_push(
            actor=system(office.id),
            now=clock.now(),
            token=request.headers.get("Token", ""),
            body=request.body,
        )
    except RequestDataTooBig:
        return _answer("2", "Data terlalu besar.", 413)
    except Refusal as refusal:
        return _answer("2", str(refusal), refusal.status)
    return _answer("1", "Data diterima.", 200)


def _answer(status: str, words: str, http: int) -> JsonResponse:
    return JsonResponse({"responreceiveNIB": {"status": status, "keterangan": words}}, status=http)
