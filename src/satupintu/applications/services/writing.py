"""The words of a file: the pieces that its papers and messages are made of, in Indonesian."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.conf import settings

from satupintu.applications.case import Case
from satupintu.documents.parts import Activity, Address, Business, Holder, Letterhead, Sheet, Signatory
from satupintu.people.queries import Office, signatory
from satupintu.people.queries import office as office_by_id
from satupintu.rules import codes
from satupintu.rules.nib import mask_nik
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date, rupiah, scale_words

NO_BREAK = "\N{NO-BREAK SPACE}"


def letterhead_of(office: Office) -> Letterhead:
    """The head of the office's papers."""
    reach = (("Telepon", office.phone), ("E-mail", office.email), ("Laman", office.website))
    # a line breaks between them, never between a word and what it stands for
    contact = " · ".join(f"{name}: {value}".replace(" ", NO_BREAK) for name, value in reach if value)
    return Letterhead(
        government=office.government, name=office.name, address=office.address, contact=contact, arms=office.arms
    )


def sheet_of(office: Office) -> Sheet:
    """What lies in the office's printers."""
    rolls: dict[str, Literal[0, 58, 80]] = {"thermal58": 58, "thermal80": 80}
    return Sheet(
        size="f4" if office.paper == "f4" else "a4",
        preprinted=office.preprinted,
        offset_x_mm=office.offset_x_mm,
        offset_y_mm=office.offset_y_mm,
        roll_mm=rolls.get(office.receipt_paper, 0),
    )


def signatory_of(office: Office, at: datetime, *, decree: bool = False, case: Case | None = None) -> Signatory:
    """The block under a paper: the head at that instant, or whoever acts for them on a mandate.

    `decree`: "Ditetapkan di …", as under a licence. `case`: the file whose decision the paper carries; a head who
    decided it nevertheless signs it, and nobody signs what they inspected."""
    head = signatory(office.pk, at, **_matter(case)) if case else signatory(office.pk, at)
    return Signatory(
        position=head.position if head else f"Kepala {office.short_name}",
        acting=head.acting if head else "",
        name=head.name if head else "",
        rank=head.rank if head else "",
        nip=head.nip if head else "",
        place=office.seat,
        date=plain_date(local(at, office.zone)),
        opening="Ditetapkan di" if decree else "",
    )


def _matter(case: Case) -> dict[str, Any]:
    """Who decided on a file and when, and who inspected."""
    decided = next((fact for fact in reversed(case.facts) if fact.kind == "decided"), None)
    by = user_id(decided.by) if decided else None
    inspections = (visit for visit in case.journey.visits if visit.kind == "inspection" and visit.done_at)
    return {
        "decided": (by, decided.at) if decided and by else None,
        "inspectors": frozenset(pk for visit in inspections if (pk := user_id(visit.by))),
    }


def holder_of(case: Case) -> Holder:
    """The applicant, the NIK masked."""
    person = case.dossier.person
    return Holder(name=person.name, nik=mask_nik(person.nik), address=person.address, phone="")


def business_of(case: Case) -> Business:
    """The business as the papers print it."""
    business = case.dossier.business
    district, _, regency = business.place.partition(", ")
    activities = tuple(
        Activity(code=each.kbli, title=each.kbli_title or each.activity) for each in business.lines if each.kbli
    )
    return Business(
        name=business.name,
        nib=case.dossier.nib,
        address=Address(street=business.address, village=business.village, district=district, regency=regency),
        activities=activities,
        form=business.form,
        capital=rupiah(business.capital_rupiah) if business.capital_rupiah else "",
        scale=scale_words(business.scale),
        workforce=f"{business.workers} orang" if business.workers else "",
        extra=() if activities or not business.activity else (("Kegiatan", business.activity),),
    )


def office_of(case: Case) -> Office:
    """The office the file belongs to."""
    return office_by_id(case.application.office_id)


def track_url(case: Case) -> str:
    """Where the applicant follows the file: number and code are in the address, as on the receipt's barcode."""
    return f"{settings.BASE_URL}/lacak/?nomor={case.application.number}&kode={case.dossier.tracking_code}"


def shown_code(case: Case) -> str:
    """The tracking code as printed."""
    return codes.show(case.dossier.tracking_code)


def recipient_of(case: Case) -> tuple[str, ...]:
    """To whom a letter goes."""
    person, business = case.dossier.person, case.dossier.business
    return tuple(line for line in (f"Sdr. {person.name}", business.name, person.address or business.place) if line)


def user_id(by: str) -> UUID | None:
    """The member of staff that a fact names, or None."""
    return UUID(by) if by not in {"", "applicant", "system"} else None
