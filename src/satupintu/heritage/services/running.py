"""The worker's part of an import: judging a file, then letting its good rows in, batch by batch.

A batch and the position behind it are written together, so whoever is killed at any moment goes on where the last whole
batch ended, and nothing comes in twice.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from satupintu.base.actor import system
from satupintu.base.codes import new_code
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.files import services as files
from satupintu.finding.services import put_many
from satupintu.heritage import reading
from satupintu.heritage.catalogue import findable
from satupintu.heritage.events import OldImportFinished
from satupintu.heritage.models import ImportState, OldImport, OldLicence
from satupintu.heritage.reading import Reading
from satupintu.heritage.refusals import NothingInSheet
from satupintu.heritage.rules import columns
from satupintu.heritage.rules.cells import Fault, Unfit, Value, digits, text
from satupintu.heritage.rules.days import order_of
from satupintu.heritage.rules.judging import Read, rounded
from satupintu.heritage.sealed import close
from satupintu.heritage.services.guard import nib_index
from satupintu.heritage.sorting import Office, Sort, Sorted, batches, count, hold
from satupintu.people.queries import office as office_by_id
from satupintu.people.services import nik_index
from satupintu.rules.nib import mask_nik
from satupintu.rules.promise import local

SHOWN_ROWS, SHOWN_FAULTS = 5, 20
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")


def run(import_id: UUID, now: datetime) -> None:
    """Do what an import waits for, however far it is: judge the file, or let its rows in. Nothing when neither."""
    row = OldImport.objects.select_related("file").get(pk=import_id)
    if row.state not in {ImportState.READING, ImportState.IMPORTING}:
        return
    content = files.read(row.file, files.unwrap(bytes(row.wrapped_key)))
    office = Office.ask(row.office_id, local(now, office_by_id(row.office_id).zone))
    if row.state == ImportState.IMPORTING:
        _let_in(row, content, office, now)
        return
    try:
        _judge(row, content, office)
    except Refusal as refusal:
        here = OldImport.objects.filter(pk=row.pk, state=ImportState.READING, round=row.round)
        with write():
            here.update(state=ImportState.FAILED, failed_why=refusal.code)


def _judge(row: OldImport, content: bytes, office: Office) -> None:
    """Judge every row, twice through the file: first what only the whole file tells, then each row."""
    how, total = _learn(Reading.from_json(row.reading), content)
    here = OldImport.objects.filter(pk=row.pk, state=ImportState.READING, round=row.round)
    with write():
        here.update(rows=total, reading=how.as_json())
    counts: dict[str, int] = {}
    first: list[list[str]] = [
        [_shown(cell) for cell in cells] for _, cells in islice(reading.rows(content, how), SHOWN_ROWS)
    ]
    faults: list[dict[str, Any]] = []
    if not columns.lacking(how.columns):
        done = 0
        for batch in batches(content, how, office):
            hold(row.office_id, batch)
            count(counts, batch)
            for each in batch:
                if each.judged.faults and len(faults) < SHOWN_FAULTS:
                    faults.append(_fault(each))
            done += len(batch)
            with write():
                here.update(position=done)
    key = files.unwrap(bytes(row.wrapped_key))
    sample = json.dumps({"first": first, "faults": faults}, ensure_ascii=False).encode()
    with write():
        here.update(state=ImportState.JUDGED, counts=counts, sealed=files.seal(key, sample, context=row.pk.bytes))


def _learn(how: Reading, content: bytes) -> tuple[Reading, int]:
    """What only the whole file tells: the order of day and month, whether its NIKs were rounded, how many rows it has.

    Raises what `reading.rows` raises, NothingInSheet.
    """
    days: list[Value] = []
    niks: list[str] = []
    total = 0
    day_columns = [how.columns[name] for name in ("on", "valid_until") if name in how.columns]
    at_nik = how.columns.get("nik")
    for _, cells in reading.rows(content, how):
        total += 1
        days += [cells[at] for at in day_columns if at < len(cells) and isinstance(cells[at], str)]
        if at_nik is not None and at_nik < len(cells):
            niks.append(_nik(cells[at_nik]))
    if not total:
        raise NothingInSheet()
    order = how.order if how.order_given else order_of(days)
    return replace(how, order=order, rounded=rounded(niks)), total


def _nik(value: Value) -> str:
    try:
        return digits(value, 16, Fault.NIK)
    except Unfit:
        return ""


def _shown(value: Value) -> str:
    """A cell for the page: cut short, a faulty one as it is, a NIK masked in whatever column it stands."""
    try:
        said = text(value)
    except Unfit:
        said = "".join(each for each in str(value) if each.isprintable())
    return _NIK.sub(lambda found: mask_nik(found[0]), said)[:80]


def _fault(each: Sorted) -> dict[str, Any]:
    return {"row": each.judged.row, "faults": each.judged.faults, "cells": [_shown(cell) for cell in each.cells]}


def _let_in(row: OldImport, content: bytes, office: Office, now: datetime) -> None:
    done = 0
    for batch in batches(content, Reading.from_json(row.reading), office):
        done += len(batch)
        if done > row.position and not _one_batch(row.pk, batch, done):
            return
    with write():
        fresh = OldImport.objects.select_for_update().get(pk=row.pk)
        if fresh.state == ImportState.IMPORTING:
            fresh.state, fresh.done_at = ImportState.DONE, now
            fresh.save(update_fields=["state", "done_at"])
            counts = {str(sort): int(fresh.counts[sort]) for sort in Sort if sort in fresh.counts}
            emit(OldImportFinished(at=now, actor=system(row.office_id), subject=row.pk, counts=counts))


def _one_batch(import_id: UUID, batch: Sequence[Sorted], done: int) -> bool:
    """Let one batch in, unless it is in; False when the import was withdrawn meanwhile. done: rows up to its end."""
    with write():
        row = OldImport.objects.select_for_update().get(pk=import_id)
        if row.state != ImportState.IMPORTING:
            return False
        if row.position >= done:
            return True  # another worker was quicker
        hold(row.office_id, batch)
        made = [_made(row, each) for each in batch if each.sort is Sort.NEW]
        OldLicence.objects.bulk_create([licence for licence, _ in made])
        put_many(row.office_id, (findable(licence, read) for licence, read in made))
        counts = dict(row.counts)
        count(counts, batch)
        row.counts, row.position = counts, done
        row.save(update_fields=["counts", "position"])
    return True


def _made(source: OldImport, each: Sorted) -> tuple[OldLicence, dict[str, Any]]:
    read = each.judged.read
    assert isinstance(read, Read)
    licence = OldLicence(
        id=new_id(),
        office_id=source.office_id,
        source=source,
        row=each.judged.row,
        number=read.number,
        number_key=each.key,
        on=read.on,
        service=read.service,
        title=read.title,
        code=new_code(),
        business=read.business,
        kbli=read.kbli,
        activity=read.activity,
        place=read.place,
        valid_until=read.valid_until,
        ended=read.ended,
        nik_index=nik_index(read.nik) if read.nik else "",
        nib_index=nib_index(read.nib),
        digest=each.digest,
    )
    said = {"holder": read.holder, "nik": read.nik, "nib": read.nib, "address": read.address}
    close(licence, said)
    return licence, said
