"""Keeping and dropping saved filters."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from satupintu.backoffice.events import FilterDropped, FilterKept
from satupintu.backoffice.models import SavedFilter
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write

MOST = 30


class FilterUnknown(Refusal):
    """The address narrows the list by something the list does not know."""

    code = "filter_unknown"
    says = "Saringan ini tidak dikenal: {fields}. Saring lagi lewat halaman daftar, lalu simpan."
    status = 422


class FilterEmpty(Refusal):
    """There is nothing to save."""

    code = "filter_empty"
    says = "Belum ada saringan yang dipakai. Saring dulu daftarnya, lalu simpan."
    status = 422


class TooManyFilters(Refusal):
    """One person keeps so many filters and no more."""

    code = "too_many_filters"
    says = "Anda sudah menyimpan {most} saringan. Hapus yang tidak dipakai lagi."


def keep_filter(
    *,
    actor: Actor,
    now: datetime,
    listing: str,
    name: str,
    query: Mapping[str, str],
    known: Collection[str],
    shared: bool = False,
) -> UUID:
    """Keep a filter under a name (the same name again replaces it); returns its id. known: the fields of the list's
    form. Raises FilterUnknown, FilterEmpty, TooManyFilters."""
    given = {field: value for field, value in query.items() if value}
    if unknown := sorted(set(given) - set(known)):
        raise FilterUnknown(fields=", ".join(field[:20] for field in unknown[:5]))
    if not given:
        raise FilterEmpty()
    with write():
        mine = SavedFilter.objects.select_for_update().filter(user_id=actor.staff_id, listing=listing)
        row = next((each for each in mine if each.name == name), None)
        if row is None and len(mine) >= MOST:
            raise TooManyFilters(most=MOST)
        row = row or SavedFilter(office_id=actor.office_id, user_id=actor.staff_id, listing=listing, name=name)
        row.query, row.shared = given, shared
        row.save()
        emit(FilterKept(at=now, actor=actor, subject=row.pk, listing=listing, shared=shared))
    return row.pk


def drop_filter(*, actor: Actor, now: datetime, filter_id: UUID) -> None:
    """Drop a filter of one's own. Raises NotFound for anybody else's."""
    with write():
        row = SavedFilter.objects.filter(pk=filter_id, user_id=actor.staff_id, office_id=actor.office_id).first()
        if row is None:
            raise NotFound()
        emit(FilterDropped(at=now, actor=actor, subject=row.pk, listing=row.listing))
        row.delete()
