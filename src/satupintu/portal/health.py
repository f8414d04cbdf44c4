"""`/sehat`: is the office alive, and ready to serve? One JSON answer for whoever watches over it; no personal data."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satupintu.base import append_only, clock, heartbeat
from satupintu.base.actor import system
from satupintu.notifications.queries import oldest_waiting
from satupintu.people.queries import offices

WAITS_TOO_LONG_SECONDS = 900
LITTLE_ROOM = 200 * 2**20


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while requests can be served (`ready`), else 503. `status`: "ok", "degraded" (look at `checks`) or "down"."""
    now = clock.now()
    checks: dict[str, dict[str, Any]] = {}
    try:
        checks["database"] = {"ok": True, "engine": connection.vendor}
        checks["append_only"] = _locks()
        checks["outbox"] = _outbox(now)
    except DatabaseError:
        checks["database"] = {"ok": False, "engine": connection.vendor}
    checks["worker"] = _worker(now)
    checks["disk"] = _disk()
    ready = checks["database"]["ok"] and checks.get("append_only", {}).get("ok", False)
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


def _worker(now: datetime) -> dict[str, Any]:
    last = heartbeat.last()
    seconds = int((now - last).total_seconds()) if last else None
    return {
        "ok": seconds is not None and seconds < heartbeat.QUIET_AFTER_SECONDS,
        "last_seen_seconds": seconds,
    }


def _disk() -> dict[str, Any]:
    try:
        free = shutil.disk_usage(Path(settings.DATA)).free
    except OSError:
        return {"ok": False, "free_mb": None}
    return {"ok": free >= LITTLE_ROOM, "free_mb": free // 2**20}
