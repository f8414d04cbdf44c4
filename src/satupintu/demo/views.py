"""The page that says how to try the demo: who can sign in, with which code now, and which businesses may apply."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satupintu.base import clock
from satupintu.demo import oss_data, totp
from satupintu.demo.cast import PASSWORD, STAFF, Member
from satupintu.people.access import role_name


@never_cache
@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """Sign-ins with the codes that a phone would show, and NIB and NIK pairs. Only the demo has it."""
    if not settings.DEMO:
        raise Http404
    now = clock.now()
    return render(
        request,
        "demo/examples.html",
        {
            "password": PASSWORD,
            "people": [_person(member, now) for member in STAFF],
            "seconds_left": totp.seconds_left(now),
            "businesses": oss_data.situations(),
        },
    )


def _person(member: Member, now: datetime) -> dict[str, str]:
    later = now + timedelta(seconds=totp.STEP_SECONDS)
    return {
        "username": member.username,
        "name": member.name,
        "position": member.position,
        "roles": ", ".join(role_name(role) for role in member.roles),
        "code": totp.code(member.totp_secret, now) if member.totp_secret else "",
        "next_code": totp.code(member.totp_secret, later) if member.totp_secret else "",
    }
