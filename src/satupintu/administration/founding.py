"""Setting an office up, in the browser or from a file: the same services, safe to do again."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from satupintu.administration import first_run
from satupintu.applications.services import NumberUsed, series_begun, start_number
from satupintu.base.actor import Actor, system
from satupintu.base.transaction import write
from satupintu.documents.services import clean_arms
from satupintu.notifications.services import change_mail
from satupintu.people.access import Role
from satupintu.people.queries import Office, everyone, the_office
from satupintu.people.services import (
    Handed,
    WeakPassword,
    add_staff,
    adopt_office,
    change_office,
    change_particulars,
    invite,
)
from satupintu.rules.founding import Colleague, Founding, service_of
from satupintu.standards.queries import adopted_digests, enactments
from satupintu.standards.services import adopt
from satupintu.workdays.services import DuplicateClosure, add_closure, adopt_calendar

if TYPE_CHECKING:
    from satupintu.people.models import User

State = Literal["made", "there", "differs"]
LONGEST_SLUG = 40
_PROFILE = ("name", "short_name", "government", "regency", "region_code", "seat", "zone")
_CONTACT = ("address", "phone", "email", "website")
_COLLEAGUE = ("username", "name", "position", "rank", "nip", "email", "education")


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one thing: made now, there already, or there and other than written (and left as it is)."""

    what: str
    state: State
    says: str = ""


def slug_of(short_name: str) -> str:
    """A short name for the office in files and addresses: "DPMPTSP Kab. Contoh" is "dpmptsp-kab-contoh"."""
    plain = unicodedata.normalize("NFKD", short_name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:LONGEST_SLUG].strip("-") or "kantor"


def found(
    *, now: datetime, code: str, profile: Mapping[str, Any], administrator: Mapping[str, str], password: str
) -> UUID:
    """The first door: set the office up (`profile`; ignored when it stands) with its first administrator (`username`,
    `name`, `position`, `email`), and take the state's holidays over. Returns the administrator's id.

    Raises FirstDoorShut, WrongFirstCode, OfficeFieldUnfit, WeakPassword, what `add_staff` raises; FaultyLaw.
    """
    first_run.require_first_code(code)
    try:
        validate_password(password)
    except ValidationError as weak:
        raise WeakPassword(why=" ".join(weak.messages)) from None
    with write():
        first_run.require_first_code(code)
        office = the_office() or adopt_office({"slug": slug_of(profile["short_name"]), **profile}, now=now)
        root = system(office.pk)
        user = add_staff(actor=root, now=now, roles=[Role.ADMINISTRATOR], password=password, **administrator)
        adopt_calendar(actor=root, now=now)
    first_run.burn_first_code()
    return user.pk


def set_up(founding: Founding, *, folder: Path, now: datetime, mail_password: str = "") -> Iterator[Line | Handed]:
    """Make what a file says and is not there yet, line by line; what is there stays as it is, and is told when it is
    other than written. For each new colleague a Handed: the link with which they set their password.

    folder: where the files it names are looked for. Raises the refusals of the services; what was made until then
    stays, and doing it again goes on from there.
    """
    office = the_office()
    slug = founding.slug or slug_of(founding.short_name)
    if office is None:
        written = founding.fields(slug) | {"slug": slug}
        fields = {name: written[name] for name in ("slug", *_PROFILE, *_CONTACT)}
        office = adopt_office(fields | founding.printing.model_dump(exclude={"note"}), now=now)
        yield Line(f"kantor {office.name}", "made")
    else:
        yield from _compared(office, founding, slug)
    root = system(office.pk)
    yield from _arms(root, office, founding, folder, now)
    changed = adopt_calendar(actor=root, now=now)
    yield Line("hari libur negara", "made" if changed.dates else "there", f"{len(changed.added)} hari")
    for name in founding.standards:
        before = adopted_digests(office.pk)
        row = adopt(actor=root, now=now, path=(folder / name).resolve())
        yield Line(f"standar {row.service} {row.in_force_from}", "there" if row.digest in before else "made")
    yield from _staff(root, founding, now)
    yield from _numbers(root, founding, now)
    yield from _closures(root, founding, now)
    yield from _mail(root, office, founding, now, mail_password)


def _compared(office: Office, founding: Founding, slug: str) -> Iterator[Line]:
    written = founding.fields(slug)
    yield Line(f"kantor {office.name}", "there")
    for name in (*_PROFILE, *_CONTACT):
        here, there = getattr(office, name), written[name]
        if here != there and not (name in _CONTACT and not there):  # what the file does not know, it does not say
            yield Line(name, "differs", f"di kantor “{here}”, di berkas “{there}”")
    for name, there in founding.printing.model_dump(exclude={"note"}).items():
        if name in founding.printing.model_fields_set and getattr(office, name) != there:
            yield Line(name, "differs", f"di kantor “{getattr(office, name)}”, di berkas “{there}”")


def _arms(root: Actor, office: Office, founding: Founding, folder: Path, now: datetime) -> Iterator[Line]:
    if not founding.arms:
        return
    with (folder / founding.arms).open("rb") as file:
        svg = clean_arms(file)
    if not office.arms:
        change_office(actor=root, now=now, changes={"arms": svg}, reason="berkas pendirian")
    same = office.arms == svg
    yield Line("lambang", "made" if not office.arms else "there" if same else "differs")


def _staff(root: Actor, founding: Founding, now: datetime) -> Iterator[Line | Handed]:
    here = everyone(root)
    known = {each.username: user for each in founding.staff if (user := _known(each, here))}
    above = {user.pk: user.username for user in here} | {user.pk: username for username, user in known.items()}
    for each in founding.staff:
        if each.username in known:
            yield _colleague_compared(known[each.username], each, above, now)
    new = [each for each in founding.staff if each.username not in known]
    ids = {username: user.pk for username, user in known.items()}
    for each in new:
        handed = invite(actor=root, now=now, by_hand=True, **_person(each))
        ids[each.username] = handed.user_id
        yield Line(f"petugas {each.username}", "made")
        yield handed
    for each in new:
        if each.superior:
            changes = {"superior_id": ids[each.superior]}
            change_particulars(actor=root, now=now, user_id=ids[each.username], changes=changes)


def _known(each: Colleague, here: Sequence["User"]) -> "User | None":
    """Somebody of the file who works here already: under this name for signing in, or, since that can be changed, with
    this NIP. Also one who is locked."""
    by_name = (user for user in here if user.username.casefold() == each.username.casefold())
    by_nip = (user for user in here if each.nip and user.nip == each.nip)
    return next(by_name, None) or next(by_nip, None)


def _colleague_compared(user: "User", each: Colleague, above: Mapping[UUID, str], now: datetime) -> Line:
    """Somebody who works here already, beside what the file says of them. What it leaves out, it does not say."""
    here: dict[str, Any] = {name: getattr(user, name) for name in _COLLEAGUE}
    here["competences"] = sorted(user.competences)
    here["superior"] = above.get(user.superior_id) if user.superior_id else None
    here["roles"] = sorted(grant.role for grant in user.grants.all() if grant.covers(now))
    there = each.model_dump(include=each.model_fields_set & here.keys())
    told = [] if user.is_active else ["terkunci di kantor"]
    for name, value in there.items():
        written = sorted(value) if isinstance(value, tuple) else value
        if here[name] != written:
            told.append(f"{name} di kantor “{_plain(here[name])}”, di berkas “{_plain(written)}”")
    return Line(f"petugas {each.username}", "differs" if told else "there", "; ".join(told))


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _person(each: Colleague) -> dict[str, Any]:
    told = each.model_dump(exclude={"note", "superior", "nik"})
    return {**told, "competences": list(each.competences), "nik": each.nik or ""}


def _numbers(root: Actor, founding: Founding, now: datetime) -> Iterator[Line]:
    services = {row.service for row in enactments(root)}
    for each in founding.sequences:
        begun = series_begun(root, each.year).get(each.series)
        what = f"nomor {each.series} {each.year}"
        service = service_of(each.series)
        if service and service not in services:
            yield Line(what, "differs", f"kantor ini tidak punya standar `{service}`, jadi nomornya tidak ditulis")
            continue
        if begun == each.last:
            yield Line(what, "there")
            continue
        try:
            start_number(
                actor=root, now=now, series=each.series, year=each.year, last=each.last, reason="berkas pendirian"
            )
        except NumberUsed as used:
            yield Line(what, "differs", str(used))
        else:
            yield Line(what, "made", f"dilanjutkan sesudah {each.last}")


def _closures(root: Actor, founding: Founding, now: datetime) -> Iterator[Line]:
    for day in founding.closures:
        what = f"hari tutup {day.date}"
        try:
            add_closure(actor=root, now=now, on=day.date, name=day.name, decree=day.decree)
        except DuplicateClosure as twice:
            same = (twice.data["existing"], twice.data["decree"]) == (day.name, day.decree)
            yield Line(what, "there" if same else "differs", "" if same else str(twice))
        else:
            yield Line(what, "made")


def _mail(root: Actor, office: Office, founding: Founding, now: datetime, password: str) -> Iterator[Line]:
    if founding.mail is None:
        return
    written = founding.mail.model_dump(exclude={"note"})
    if office.mail.get("host"):
        same = all(office.mail.get(name) == value for name, value in written.items())
        yield Line("server surel", "there" if same else "differs")
        return
    change_mail(actor=root, now=now, password=password, **written)
    yield Line("server surel", "made")
