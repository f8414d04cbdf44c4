"""Did the office keep its promises? Numbers for everyone, by month and component."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from satupintu.api.refusals import Unfit
from satupintu.api.v1.auth import here
from satupintu.api.v1.shapes import Month, Out, extra
from satupintu.applications.queries import promise_figures
from satupintu.base import clock
from satupintu.complaints.queries import figures as complaint_figures
from satupintu.rules.promise import local

router = Router(tags=["kinerja"])
MOST_MONTHS = 36


class TimeFigure(Out):
    """Janji waktu (komponen 3): permohonan yang masuk dalam satu bulan."""

    month: date = Field(description="Hari pertama bulan itu.")
    service: str
    received: int
    completed: int
    refused: int
    ended_otherwise: int = Field(description="Dicabut pemohon, atau berakhir tanpa dilanjutkan.")
    in_time: int = Field(description="Selesai sebelum batas waktunya lewat.")
    late: int = Field(description="Batas waktunya lewat sebelum selesai.")
    recorded_later: int = Field(
        description="Dari `in_time`: selesai di atas kertas pada hari tanpa listrik, dan dicatat pada hari kemudian."
    )


class ComplaintFigure(Out):
    """Penanganan pengaduan (komponen 6)."""

    channel: str
    class_id: str
    received: int
    settled: int
    in_time: int
    late: int
    overdue: int
    reopened: int


class Figures(Out):
    """Angka selama satu jangka waktu."""

    since: date
    until: date
    component_3: list[TimeFigure]
    component_6: list[ComplaintFigure]


@router.get("/figures", response=Figures, summary="Janji yang ditepati", openapi_extra=extra())
def public_figures(request: HttpRequest, since: Query[Month], until: Query[Month]) -> dict[str, Any]:
    """Dari bulan `since` sampai dengan bulan `until` (misalnya 2026-01), paling banyak 36 bulan."""
    office = here()
    first, last = _first(since), _first(until)
    months = (last.year - first.year) * 12 + last.month - first.month
    if not 0 <= months < MOST_MONTHS:
        says = f"1–{MOST_MONTHS}"
        raise Unfit(errors=[{"field": "until", "says": says}], first=f"until: {says}")
    end = min(last.replace(day=monthrange(last.year, last.month)[1]), max(local(clock.now(), office.zone), first))
    return {
        "since": first,
        "until": end,
        "component_3": promise_figures(office.pk, first, end, office.zone),
        "component_6": complaint_figures(office.pk, first, end),
    }


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")
