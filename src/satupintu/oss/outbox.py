"""The channel `oss`: what the outbox holds for OSS is put together, sent, and its answer written down."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from satupintu.applications import queries as applications
from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.base.refusal import NotFound
from satupintu.licences import queries as licences
from satupintu.notifications.channels import Delivery, GiveUp, TryAgain
from satupintu.oss import mapping, services
from satupintu.oss.client import Client, OssRejected
from satupintu.oss.directory import client_for
from satupintu.oss.rules import OssIds
from satupintu.oss.setup import setup
from satupintu.oss.transports import TRANSPORTS
from satupintu.people import queries as people
from satupintu.rules.nib import NibRecord, NibUnknown, OssUnavailable


class OssChannel:
    """Delivers to OSS; its address and keys are the transport's."""

    name = services.CHANNEL

    def check(self) -> list[str]:
        """What is misconfigured in the transport."""
        try:
            return TRANSPORTS.get(setup().transport).check()
        except LookupError as error:
            return [str(error)]

    def deliver(self, item: Delivery) -> None:
        """Ask about a push, or report a step or a licence."""
        client = client_for(item.office_id)
        try:
            if item.topic == services.ASK:
                _ask(client, item)
            else:
                _tell(client, item)
        except OssUnavailable as error:
            raise TryAgain(error.reason) from None
        except OssRejected as error:
            raise GiveUp(f"OSS menolak laporan ini (kode {error.kode}).") from None


def _ask(client: Client, item: Delivery) -> None:
    told = services.hinted(office_id=item.office_id, push_id=item.subject)
    if told is None:
        return  # answered before a worker died
    record: NibRecord | None
    try:
        record = client.inquire(told["nib"], now=item.now)
    except NibUnknown:
        record = None
    services.note_answer(
        office_id=item.office_id,
        now=item.now,
        push_id=item.subject,
        id_izin=told["id_izin"],
        record=record,
    )


def _tell(client: Client, item: Delivery) -> None:
    ids = _ids(item.office_id, item.subject)
    if ids is None:
        return  # OSS has no licence of this file that waits for our word
    code, at = str(item.payload["code"]), datetime.fromisoformat(str(item.payload["at"]))
    number = ""
    if item.topic == services.LICENCE:
        number = client.send_licence(_final(ids, item, code=code, at=at), now=item.now)
    else:
        client.send_status(_status(ids, item, code=code, at=at), now=item.now)
    services.note_told(
        office_id=item.office_id,
        now=item.now,
        application_id=item.subject,
        method=item.topic,
        code=code,
        number=number,
    )


def _ids(office_id: UUID, application_id: UUID) -> OssIds | None:
    """How OSS knows the file; None when it is not an OSS licence, its NIB is not confirmed, or OSS itself
    declared it effective (the file's route says so), in which case it waits for no word from us."""
    try:
        case = applications.case_by_id(system(office_id), application_id)
    except NotFound:
        raise GiveUp("Berkas tidak ditemukan.") from None
    route = case.standard.routes[case.standing.route]
    business = case.dossier.business
    if not business.id_izin or not business.oss_id or (route.when is not None and route.when.oss_checklist):
        return None
    return OssIds(
        nib=case.dossier.nib,
        oss_id=business.oss_id,
        id_proyek=business.id_proyek,
        id_izin=business.id_izin,
        kd_izin=business.kd_izin,
        kd_daerah=business.kd_daerah,
    )


def _status(ids: OssIds, item: Delivery, *, code: str, at: datetime) -> dict[str, Any]:
    office = people.office(item.office_id)
    return mapping.izin_status(
        ids,
        code=code,
        at=at,
        zone=office.zone,
        office_code=office.region_code.ljust(10, "0"),
        office_name=office.short_name,
        note="",
    )


def _final(ids: OssIds, item: Delivery, *, code: str, at: datetime) -> dict[str, Any]:
    licence = licences.for_application(item.subject)
    if licence is None:
        raise TryAgain("Izin belum tercatat di register.")
    office = people.office(item.office_id)
    head = people.signatory(item.office_id, at)
    if head is None:
        raise TryAgain("Belum ada kepala dinas yang tercatat sebagai penanda tangan.")
    return mapping.izin_final(
        ids,
        code=code,
        number=licence.number,
        issued_on=clock.local_date(licence.issued_at, office.zone),
        valid_until=None,
        signatory=(head.name, head.nip, head.title),
        note=f"{settings.BASE_URL}/v/{licence.code}",
    )
