"""The 14 components of a standard as the public page shows them: the published wording, what it means in plain words,
and what the office still has to confirm."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satupintu.rules.published import published
from satupintu.rules.register import STATUS_WORDS, Register, Statute
from satupintu.rules.standard import COMPONENTS, LegalRef, Part, Standard

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its number and the law's name for it, the published lines, plain additions, the office's notes.

    `part` names what the page draws in a way of its own (routes, channels, legal, facilities, evaluation).
    """

    number: int
    title: str
    lines: tuple[str, ...]
    plain: tuple[str, ...]
    notes: tuple[str, ...]
    part: str


def components(standard: Standard) -> list[Component]:
    """All components in the order of the law."""
    ways = {number: way.rpartition(".") for number, _title, way in COMPONENTS}
    return [
        Component(
            each.number,
            _(each.name),
            each.lines,
            tuple(_PLAIN.get(ways[each.number][2], _nothing)(standard)),
            tuple(_notes(getattr(getattr(standard, ways[each.number][0]), ways[each.number][2]))),
            _PARTS.get(ways[each.number][2], ""),
        )
        for each in published(standard)
    ]


_PARTS = {
    "procedure": "routes",
    "complaints": "channels",
    "legal_basis": "legal",
    "facilities": "facilities",
    "evaluation": "evaluation",
}


def _notes(value: object) -> Iterator[str]:
    """What the office still has to confirm, wherever in a component it is written."""
    if isinstance(value, Part):
        if value.note:
            yield value.note
        for name in type(value).model_fields:
            yield from _notes(getattr(value, name))
    elif isinstance(value, dict):
        yield from _notes(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from _notes(each)


def _nothing(standard: Standard) -> Iterable[str]:
    return ()


def _requirements(s: Standard) -> Iterable[str]:
    return (each.plain for each in s.delivery.requirements if each.plain)


def _time(s: Standard) -> Iterable[str]:
    limit = s.delivery.time_limit
    yield _(
        "Hari pertama adalah hari kerja sesudah berkas dinyatakan lengkap. "
        "Sabtu, Minggu, dan hari libur tidak dihitung."
    )
    if limit.acceptance_within == UNKNOWN:
        yield _("Berapa lama kelengkapan diperiksa: tidak disebut dalam standar yang diterbitkan.")
    for pause in limit.pauses:
        yield _("Waktu berhenti bila: %(why)s.") % {"why": pause.text}


def _fee(s: Standard) -> Iterable[str]:
    if not s.delivery.fee.rupiah:
        yield _("Tidak ada rupiah yang boleh diminta untuk layanan ini. Laporkan bila ada yang meminta.")


def _product(s: Standard) -> Iterable[str]:
    validity = s.delivery.product.validity
    words = _("tidak disebut dalam standar yang diterbitkan") if validity == UNKNOWN else validity
    yield f"{_('Dokumen')}: {s.delivery.product.title}."
    yield f"{_('Masa berlaku')}: {words}."


def _security(s: Standard) -> Iterable[str]:
    for measure in s.manufacturing.security:
        if not measure.applied:
            yield _("Tidak dipakai menurut bacaan yang dipilih: %(what)s") % {"what": measure.text}


_PLAIN: dict[str, Callable[[Standard], Iterable[str]]] = {
    "requirements": _requirements,
    "time_limit": _time,
    "fee": _fee,
    "product": _product,
    "security": _security,
}


@dataclass(frozen=True, slots=True)
class LegalLine:
    """A legal basis as published, beside what the register says of it now."""

    text: str
    statute: Statute | None
    status: str
    successors: tuple[Statute, ...]


def legal_lines(bases: Sequence[LegalRef], register: Register) -> list[LegalLine]:
    """Every legal basis with its status; one that the register does not have is "unknown"."""
    found = []
    for each in bases:
        statute = register.status_of(each.ref) if each.ref in register else None
        status = _(STATUS_WORDS[statute.status if statute else UNKNOWN])
        found.append(LegalLine(each.text, statute, status, register.successors(each.ref) if statute else ()))
    return found
