"""What the office does with OSS: takes its pushes as hints, asks it again, and tells it which step a file reached."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from satupintu.applications import services as applications
from satupintu.base import clock, events, transaction
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotFound, Refusal
from satupintu.files import services as files
from satupintu.notifications.services import enqueue
from satupintu.oss import rules
from satupintu.oss.client import Exchange
from satupintu.oss.events import EffectiveAtOss, NoticeSettled, OssTold, PushNotConfirmed, PushReceived
from satupintu.oss.models import NoticeState, OssExchange, OssNotice, OssPush
from satupintu.oss.queries import HANDLERS_OF_NOTICES, notice
from satupintu.oss.setup import setup
from satupintu.people import queries as people
from satupintu.people.access import require_role
from satupintu.rules.nib import NibRecord, place_words, snapshot, valid_nib

CHANNEL = "oss"
ASK = "inqueryNIB"
STATUS = "receiveLicenseStatus"
LICENCE = "receiveLicense"
# OSS stamps its token with the day (WIB). A push made just before midnight may arrive just after it, or
# clocks differ.
_SLACK = timedelta(minutes=15)
_OSS_ZONE = "Asia/Jakarta"
_LOG_KEPT = timedelta(days=90)


class PushForged(Refusal):
    """The token is not the one that OSS would have made."""

    code = "push_forged"
    says = "Token tidak sesuai."
    status = 401


class PushUnreadable(Refusal):
    """Not a `dataNIB` as JSON."""

    code = "push_unreadable"
    says = "Data tidak dapat dibaca: kirim dataNIB sebagai JSON dengan NIB 13 angka."
    status = 400


class NoticeGone(Refusal):
    """Somebody dealt with it already."""

    code = "notice_gone"
    says = "Pemberitahuan dari OSS ini sudah ditangani. Muat ulang daftar untuk melihat keadaannya sekarang."


def receive_push(*, actor: Actor, now: datetime, token: str, body: bytes) -> bool:
    """Take `receiveNIB` in: False when this very push came before. Nothing is made of it until OSS is asked.

    token: the header as OSS sent it. body: JSON with the root dataNIB. Refuses: PushUnreadable, PushForged.
    Source: Pedoman Integrasi OSS RBA 4.3.22, receiveNIB.
    """
    told = _read_push(body)
    days = [clock.local_date(now + shift, _OSS_ZONE) for shift in (-_SLACK, timedelta(), _SLACK)]
    own = setup()
    if not rules.token_fits(token, username=own.username, password=own.password, nib=told["nib"], days=days):
        raise PushForged
    digest = hashlib.sha256(b"\0".join([told["nib"].encode(), token.strip().encode(), body])).hexdigest()
    with transaction.write():
        key, wrapped = files.new_file_key()
        push = OssPush(office_id=actor.office_id, digest=digest, received_at=now, wrapped_key=wrapped)
        push.sealed = files.seal(key, json.dumps(told).encode(), context=push.id.bytes)
        OssPush.objects.bulk_create([push], ignore_conflicts=True)
        if not OssPush.objects.filter(id=push.id).exists():
            return False
        enqueue(
            office_id=actor.office_id,
            channel=CHANNEL,
            topic=ASK,
            subject=push.id,
            payload={},
            dedupe_key=f"oss-push:{push.id}",
            now=now,
        )
        events.emit(PushReceived(at=now, actor=actor, subject=push.id))
    return True


def hinted(*, office_id: UUID, push_id: UUID) -> dict[str, str] | None:
    """What a push named: `nib` and `id_izin` ("" when it did not say); None once OSS has answered about it."""
    push = OssPush.objects.get(office_id=office_id, id=push_id)
    if not push.sealed:
        return None
    key = files.unwrap(bytes(push.wrapped_key))
    told: dict[str, str] = json.loads(files.open_(key, bytes(push.sealed), context=push.id.bytes))
    return told


def note_answer(*, office_id: UUID, now: datetime, push_id: UUID, id_izin: str, record: NibRecord | None) -> None:
    """Write down what OSS itself said about a push (record None: it knows no such NIB). Twice is once.

    What the push named is destroyed with that: the answer counts, not the hint.
    """
    actor = system(office_id)
    region = people.office(office_id).region_code
    found = rules.effective_licence(record, id_izin, region) if record else None
    with transaction.write():
        if OssNotice.objects.filter(push_id=push_id).exists():
            return
        OssPush.objects.filter(id=push_id).update(sealed=b"", wrapped_key=b"")
        key, wrapped = files.new_file_key()
        row = OssNotice(office_id=office_id, push_id=push_id, answered_at=now, wrapped_key=wrapped)
        if record is None or found is None:
            row.state, row.wrapped_key, row.sealed = NoticeState.NOT_CONFIRMED, b"", b""
            row.save(force_insert=True)
            events.emit(PushNotConfirmed(at=now, actor=actor, subject=row.id))
            return
        project, licence = found
        if OssNotice.objects.filter(
            office_id=office_id,
            id_izin=licence.id_izin,
            state__in=[NoticeState.CONFIRMED, NoticeState.SETTLED],
        ).exists():
            return  # another push about the same licence was confirmed before
        row.state, row.id_izin, row.id_proyek = (
            NoticeState.CONFIRMED,
            licence.id_izin,
            project.id_proyek,
        )
        row.flag = licence.flag
        row.sealed = files.seal(key, json.dumps(snapshot(record)).encode(), context=row.id.bytes)
        row.save(force_insert=True)
        events.emit(EffectiveAtOss(at=now, actor=actor, subject=row.id, id_izin=licence.id_izin))


def record_notice(*, actor: Actor, now: datetime, notice_id: UUID, service: str, note: str = "") -> UUID:
    """A person records what OSS declared effective: the open file of the same project changes its route, or a file
    begins; the notice is settled with it, in one transaction. Returns the application's id.

    Refuses: NotFound, NoticeGone, and whatever `applications.services.take_over_from_oss` refuses.
    """
    told, record = notice(actor, notice_id)
    project = record.project(told.id_proyek)
    if project is None:
        raise NotFound
    business = applications.business_from(record, project, place_words(project.region_code))
    dossier = applications.Dossier(
        person=applications.Person(
            name=record.owner_name,
            nik=record.owner_nik,
            address=record.address,
            phone=record.phone,
            email=record.email,
        ),
        business=replace(business, id_izin=told.id_izin),
        nib=record.nib,
        nib_state="confirmed",
    )
    with transaction.write():
        case = applications.take_over_from_oss(
            actor=actor,
            now=now,
            service=service,
            dossier=dossier,
            notice_id=notice_id,
            checklist_flag=told.flag,
            note=note,
        )
        settle_notice(actor=actor, now=now, notice_id=notice_id, application_id=case.application.pk)
    application_id: UUID = case.application.pk
    return application_id


def settle_notice(*, actor: Actor, now: datetime, notice_id: UUID, application_id: UUID) -> None:
    """A person recorded the notice in this application. Refuses: NotAllowed, NotFound, NoticeGone."""
    _close(actor, now, notice_id, NoticeState.SETTLED, application_id)


def put_notice_aside(*, actor: Actor, now: datetime, notice_id: UUID) -> None:
    """A person saw that there is nothing to record. Refuses: NotAllowed, NotFound, NoticeGone."""
    _close(actor, now, notice_id, NoticeState.PUT_ASIDE, None)


def _close(actor: Actor, now: datetime, notice_id: UUID, state: NoticeState, application_id: UUID | None) -> None:
    require_role(actor, *HANDLERS_OF_NOTICES)
    with transaction.write():
        row = OssNotice.objects.select_for_update().filter(office_id=actor.office_id, id=notice_id).first()
        if row is None:
            raise NotFound
        if row.state != NoticeState.CONFIRMED:
            raise NoticeGone
        row.state, row.application_id = state, application_id
        row.settled_by, row.settled_at = actor.user_id, now
        # The snapshot has gone into the application, or nowhere: it and its key are destroyed here.
        row.sealed, row.wrapped_key = b"", b""
        row.save()
        events.emit(NoticeSettled(at=now, actor=actor, subject=row.id, application_id=str(application_id or "")))


def report(
    *, office_id: UUID, application_id: UUID, topic: str, payload: Mapping[str, Any], key: str, now: datetime
) -> None:
    """Put one report about a file into the outbox, in the caller's transaction; reports of a file keep their order.

    topic: STATUS or LICENCE. payload: codes and dates; who and what the file is about is looked up when it
    leaves. key: names the fact, so that it is reported once. Without an address of OSS nothing is reported.
    """
    if not setup().base_url:
        return
    enqueue(
        office_id=office_id,
        channel=CHANNEL,
        topic=topic,
        subject=application_id,
        payload=payload,
        dedupe_key=f"oss:{application_id}:{key}",
        line=f"oss:{application_id}",
        now=now,
    )


def note_told(
    *, office_id: UUID, now: datetime, application_id: UUID, method: str, code: str, number: str = ""
) -> None:
    """OSS took a report; `number` is what it calls the licence. The trail keeps it."""
    with transaction.write():
        events.emit(
            OssTold(
                at=now,
                actor=system(office_id),
                subject=application_id,
                method=method,
                code=code,
                number=number,
            )
        )


def log_exchange(office_id: UUID, exchange: Exchange) -> None:
    """Keep how one call went."""
    with transaction.write():
        OssExchange.objects.create(
            office_id=office_id,
            method=exchange.method[:30],
            kode=exchange.kode,
            ok=exchange.ok,
            milliseconds=exchange.milliseconds,
            reason=exchange.reason[:120],
            at=exchange.at,
        )


def forget_old_exchanges(now: datetime) -> int:
    """Drop the log of calls after 90 days; a sweeper of the worker. Returns how many lines went."""
    with transaction.write():
        return int(OssExchange.objects.filter(at__lt=now - _LOG_KEPT).delete()[0])


def _read_push(body: bytes) -> dict[str, str]:
    """The NIB and licence that a push names. Raises PushUnreadable."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise PushUnreadable from None
    data = sent.get("dataNIB") if isinstance(sent, dict) else None
    if isinstance(data, list):
        data = data[0] if data else None
    if not isinstance(data, dict):
        raise PushUnreadable
    checked = valid_nib(str(data.get("nib", "")))
    if not checked.ok:
        raise PushUnreadable
    return {"nib": checked.digits, "id_izin": str(data.get("id_izin") or "")[:25]}
