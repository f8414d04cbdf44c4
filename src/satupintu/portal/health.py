"""`/sehat`: is the office alive, and ready to serve? One JSON answer for whoever watches over it; no personal data."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satupintu.base import append_only, clock, heartbeat
from satupintu.base.actor import system
from satupintu.continuity.queries import BACKUP_TOO_OLD, NO_ROOM, alive, free_bytes, known, last_backup
from satupintu.files import services as files
from satupintu.notifications.queries import oldest_waiting
from satupintu.people.queries import offices

WAITS_TOO_LONG_SECONDS = 900
MUST = ("database", "append_only", "keys")  # without these nothing can be served rightly


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while requests can be served (`ready`), else 503. `status`: "ok", "degraded" (look at `checks`) or "down".

    With `?hidup` only whether this process lives: it asks nothing, for a supervisor that would restart it.
    """
    now = clock.now()
    if "hidup" in request.GET:
        return JsonResponse({"live": True, "at": now.isoformat()})
    checks: dict[str, dict[str, Any]] = {}
    try:
        checks["database"] = {"ok": True, "engine": connection.vendor}
        checks["append_only"] = _locks()
        checks["outbox"] = _outbox(now)
        checks["backup"] = _backup(now)
        checks |= _ways_out(now)
    except DatabaseError:
        checks["database"] = {"ok": False, "engine": connection.vendor}
    checks["keys"] = {"ok": not files.keys_lost()}
    checks["worker"] = _worker(now)
    checks["disk"] = _disk()
    ready = all(checks.get(name, {}).get("ok", False) for name in MUST)
    fine = all(check["ok"] for check in checks.values())
    status = ("ok" if fine else "degraded") if ready else "down"
    answer = {"status": status, "live": True, "ready": ready, "at": now.isoformat(), "checks": checks}
    return JsonResponse(answer, status=200 if ready else 503)


def _locks() -> dict[str, Any]:
    missing = append_only.missing(connection)
    return {"ok": not missing, "missing": missing}


def _outbox(now: datetime) -> dict[str, Any]:
    waiting = [at for office in offices() if (at := oldest_waiting(system(office.pk)))]
    seconds = int((now - min(waiting)).total_seconds()) if waiting else 0
    return {"ok": seconds < WAITS_TOO_LONG_SECONDS, "oldest_waiting_seconds": max(seconds, 0)}


def _backup(now: datetime) -> dict[str, Any]:
    """The demo needs none; everybody else one a day."""
    last = [last_backup(system(office.pk)) for office in offices()]
    oldest = min((each.at for each in last if each.at), default=None)
    hours = int((now - oldest).total_seconds() // 3600) if oldest else None
    never = any(each.at is None for each in last)
    failed = next((each.failed for each in last if each.failed), "")
    fine = not never and not failed and (oldest is None or now - oldest < BACKUP_TOO_OLD)
    return {"ok": settings.DEMO or fine, "age_hours": hours, "failed": failed}


def _ways_out(now: datetime) -> dict[str, dict[str, Any]]:
    """Mail and OSS as the worker last saw them."""
    stuck = {each.code: each.amount for office in offices() for each in known(office.pk, now)}
    return {name: {"ok": name not in stuck, "stuck_minutes": stuck.get(name, 0)} for name in ("email", "oss")}


def _worker(now: datetime) -> dict[str, Any]:
    last = heartbeat.last()
    return {"ok": alive(now), "last_seen_seconds": int((now - last).total_seconds()) if last else None}


def _disk() -> dict[str, Any]:
    free = free_bytes()
    return {"ok": free is not None and free >= NO_ROOM, "free_mb": None if free is None else free // 2**20}
