"""The 14 components of a standard as the public page shows them: the published wording, and what is done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satupintu.rules.delivery import Channel
from satupintu.rules.register import STATUS_WORDS, Register, Statute
from satupintu.rules.standard import COMPONENTS, LegalRef, Standard

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its number and the law's name for it, the published lines, plain additions, the office's notes.

    `groups` are (heading, lines); a heading may be empty. `template` names a part for what needs more than lines.
    """

    number: int
    title: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    plain: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    part: str = ""


def components(standard: Standard) -> list[Component]:
    """All components in the order of the law."""
    return [_MAKERS[number](standard, number, title) for number, title, _way in COMPONENTS]


def _notes(*found: str) -> tuple[str, ...]:
    return tuple(note for note in found if note)


def _requirements(s: Standard, number: int, title: str) -> Component:
    needs = s.delivery.requirements
    plain = tuple(each.plain for each in needs if each.plain)
    return Component(
        number, title, (("", tuple(each.text for each in needs)),), plain, _notes(*(e.note for e in needs))
    )


def _procedure(s: Standard, number: int, title: str) -> Component:
    procedure = s.delivery.procedure
    notes = (*(mode.note for mode in procedure.modes.values()), *(step.note for step in procedure.steps.values()))
    return Component(number, title, (("", procedure.text),), (), _notes(procedure.note, *notes), "routes")


def _time(s: Standard, number: int, title: str) -> Component:
    limit = s.delivery.time_limit
    plain = [
        _(
            "Hari pertama adalah hari kerja sesudah berkas dinyatakan lengkap. "
            "Sabtu, Minggu, dan hari libur tidak dihitung."
        )
    ]
    if limit.acceptance_within == UNKNOWN:
        plain.append(_("Berapa lama kelengkapan diperiksa: tidak disebut dalam standar yang diterbitkan."))
    plain += [_("Waktu berhenti bila: %(why)s.") % {"why": pause.text} for pause in limit.pauses]
    return Component(number, title, (("", (limit.text,)),), tuple(plain), _notes(limit.note))


def _fee(s: Standard, number: int, title: str) -> Component:
    fee = s.delivery.fee
    said = _("Tidak ada rupiah yang boleh diminta untuk layanan ini. Laporkan bila ada yang meminta.")
    return Component(number, title, (("", (fee.text,)),), () if fee.rupiah else (said,), _notes(fee.note))


def _product(s: Standard, number: int, title: str) -> Component:
    product = s.delivery.product
    validity = product.validity
    words = _("tidak disebut dalam standar yang diterbitkan") if validity == UNKNOWN else validity
    plain = (f"{_('Dokumen')}: {product.title}.", f"{_('Masa berlaku')}: {words}.")
    return Component(number, title, (("", (product.text,)),), plain, _notes(product.note))


def _complaints(s: Standard, number: int, title: str) -> Component:
    heard = s.delivery.complaints
    return Component(number, title, (("", heard.text),) if heard.text else (), (), _notes(heard.note), "channels")


def _legal(s: Standard, number: int, title: str) -> Component:
    return Component(number, title, (), (), _notes(*(each.note for each in s.manufacturing.legal_basis)), "legal")


def _facilities(s: Standard, number: int, title: str) -> Component:
    has = s.manufacturing.facilities
    groups = [(_("Sarana"), tuple(each.text for each in has.sarana))]
    if has.prasarana:
        groups.append((_("Prasarana dan fasilitas"), tuple(each.text for each in has.prasarana)))
    return Component(number, title, tuple(groups), (), _notes(has.note))


def _competence(s: Standard, number: int, title: str) -> Component:
    return _lines(number, title, s.manufacturing.competence.text, s.manufacturing.competence.note)


def _supervision(s: Standard, number: int, title: str) -> Component:
    watch = s.manufacturing.supervision
    return _lines(number, title, [each.text for each in watch], *(each.note for each in watch))


def _staffing(s: Standard, number: int, title: str) -> Component:
    return _lines(number, title, [s.manufacturing.staffing.text], s.manufacturing.staffing.note)


def _guarantees(s: Standard, number: int, title: str) -> Component:
    given = s.manufacturing.guarantees
    return _lines(number, title, [each.text for each in given], *(each.note for each in given))


def _security(s: Standard, number: int, title: str) -> Component:
    measures = s.manufacturing.security
    unused = [
        _("Tidak dipakai menurut bacaan yang dipilih: %(what)s") % {"what": m.text} for m in measures if not m.applied
    ]
    return Component(
        number, title, (("", tuple(m.text for m in measures)),), tuple(unused), _notes(*(m.note for m in measures))
    )


def _evaluation(s: Standard, number: int, title: str) -> Component:
    held = s.manufacturing.evaluation
    groups = [("", held.text)]
    if held.mechanism:
        groups.append((_("Langkah survei"), held.mechanism))
    return Component(number, title, tuple(groups), (), _notes(held.note))


def _lines(number: int, title: str, text: Sequence[str], *notes: str) -> Component:
    return Component(number, title, (("", tuple(text)),), (), _notes(*notes))


_MAKERS: dict[int, Callable[[Standard, int, str], Component]] = {
    1: _requirements,
    2: _procedure,
    3: _time,
    4: _fee,
    5: _product,
    6: _complaints,
    7: _legal,
    8: _facilities,
    9: _competence,
    10: _supervision,
    11: _staffing,
    12: _guarantees,
    13: _security,
    14: _evaluation,
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
        status = STATUS_WORDS[statute.status if statute else UNKNOWN]
        found.append(LegalLine(each.text, statute, status, register.successors(each.ref) if statute else ()))
    return found


def link_of(channel: Channel) -> str:
    """Where a complaint channel leads, if a browser can go there; "" otherwise."""
    address = channel.address.strip()
    match channel.kind:
        case "email":
            return f"mailto:{address}"
        case "website":
            return address if address.startswith("http") else f"https://{address}"
        case "twitter":
            return f"https://twitter.com/{address.removeprefix('@')}"
        case "whatsapp":
            return f"https://wa.me/{address.lstrip('+').replace(' ', '').replace('-', '')}"
        case "phone":
            return f"tel:{address.replace(' ', '').replace('-', '')}"
    return ""
