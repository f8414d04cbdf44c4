"""Who may do what. Pure: a rule gets the facts it needs passed in and queries nothing (design §7)."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed, Refusal
from satupintu.rules.words import plain_date


class Role(StrEnum):
    """The roles of an office; a person may hold several."""

    FRONT_OFFICE = "front_office"
    BACK_OFFICE = "back_office"
    INSPECTOR = "inspector"
    SECTION_HEAD = "section_head"
    HEAD_OF_OFFICE = "head_of_office"
    COMPLAINTS_OFFICER = "complaints_officer"
    CASHIER = "cashier"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    INSPECTORATE = "inspectorate"
    ADMINISTRATOR = "administrator"


# As they stand in messages and on papers; `role_name` says them in the language of a page.
ROLE_NAMES: dict[str, str] = {
    Role.FRONT_OFFICE: noop("petugas loket (front office)"),
    Role.BACK_OFFICE: noop("petugas pengolahan (back office)"),
    Role.INSPECTOR: noop("pemeriksa lapangan"),
    Role.SECTION_HEAD: noop("kepala seksi"),
    Role.HEAD_OF_OFFICE: noop("kepala dinas"),
    Role.COMPLAINTS_OFFICER: noop("petugas pengaduan"),
    Role.CASHIER: noop("kasir"),
    Role.ARCHIVIST: noop("arsiparis"),
    Role.SUPERVISOR: noop("pengawas"),
    Role.INSPECTORATE: noop("inspektorat"),
    Role.ADMINISTRATOR: noop("administrator"),
}


def role_name(role: str) -> str:
    """A role in the language of the page; what is no role, as it is."""
    return gettext(ROLE_NAMES.get(role, role))


# Who gives work to others, instructs, warns, and decides when no step says who.
SUPERIORS = (Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)

# A second factor is forced for those whose word binds the office.
TOTP_FORCED = frozenset({Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR})

# Roles that an administrator, who configures and never decides, cannot hold at the same time.
NOT_WITH_ADMINISTRATOR = frozenset({Role.HEAD_OF_OFFICE})

# Whoever did the step of the first kind may not do the step of the second kind on the same application. A standard may
# forbid more (`not_by`), never less: "who inspected may not decide, who decided may not check the scan".
NEVER_BOTH: frozenset[tuple[str, str]] = frozenset({("inspection", "decision"), ("decision", "scan_check")})


class OwnCase(Refusal):
    """Nobody handles their own or their family's application."""

    code = "own_case"
    says = (
        "Permohonan ini milik Anda atau keluarga Anda, jadi harus ditangani petugas lain. "
        "Mintalah atasan mengalihkannya."
    )
    status = 403
    legal_basis = "UU 30/2014 Pasal 42–43 (larangan konflik kepentingan)"


class DutiesSeparated(Refusal):
    """The same person may not do both."""

    code = "duties_separated"
    says = "Anda sudah mengerjakan tahap {done} pada berkas ini, jadi tahap {step} harus dikerjakan orang lain."
    status = 403


class MandateOver(Refusal):
    """The mandate on which this person used to do this has ended."""

    code = "mandate_over"
    says = (
        "Mandat Anda sebagai {title} ({order}) sudah berakhir, hari terakhirnya {until}. "
        "Minta surat perintah baru dan minta administrator mencatatnya di Kantor › Plh dan Plt; "
        "sementara itu serahkan kepada {roles}."
    )
    status = 403
    legal_basis = "UU 30/2014 Pasal 14"


class NotHandedOn(Refusal):
    """Whoever acts on a mandate gives none, and does not prolong their own."""

    code = "mandate_not_handed_on"
    says = (
        "Anda memegang jabatan ini dengan mandat, jadi Anda tidak dapat memberikan, memperpanjang, atau mengakhiri "
        "mandat. Mintalah kepada {roles}."
    )
    status = 403
    legal_basis = "UU 30/2014 Pasal 14"


def _missing(actor: Actor, roles: Iterable[str]) -> Refusal:
    """Why somebody without any of these roles may not: said in full to those who lately had one by mandate."""
    wanted = tuple(roles)
    words = ", ".join(role_name(role) for role in wanted)
    lapsed = next((each for each in actor.lapsed if each.role in wanted), None)
    if lapsed is None:
        return NotAllowed(roles=words)
    return MandateOver(title=lapsed.title, order=lapsed.order, until=plain_date(lapsed.until), roles=words)


class AdministratorNeverDecides(Refusal):
    """Whoever hands out the keys of the office decides nothing in it."""

    code = "administrator_never_decides"
    says = "Anda administrator, dan administrator tidak memutus permohonan. Keputusan diambil petugas lain."
    status = 403


def require_role(actor: Actor, *roles: str) -> None:
    """Raise NotAllowed (MandateOver for somebody whose mandate ended lately) unless the actor is staff with one of the
    roles, be it on a mandate."""
    if actor.kind != "staff" or not actor.has(*roles):
        raise _missing(actor, roles)


def require_own_role(actor: Actor, *roles: str) -> None:
    """The same for what no mandate gives: raises NotHandedOn for whoever holds the role only on one."""
    require_role(actor, *roles)
    if actor.under(*roles) is not None:
        raise NotHandedOn(roles=", ".join(role_name(role) for role in roles))


def require_unrelated(actor: Actor, applicant_index: str) -> None:
    """Raise OwnCase for a member of staff whose own or family's application it is (blind index of the NIK)."""
    if actor.kind == "staff" and applicant_index and applicant_index in actor.kin:
        raise OwnCase()


def barred(
    actor: Actor,
    *,
    owner: str,
    applicant_index: str,
    step_kind: str,
    step_title: str,
    done_by_actor: Iterable[tuple[str, str]],
    not_by: Iterable[str] = (),
) -> Refusal | None:
    """Why this actor may not do this step on this application; None when they may. Only staff do steps: neither the
    applicant nor the system accepts, decides or issues anything.

    owner: the role that the standard gives the step. applicant_index: blind index of the applicant's NIK.
    done_by_actor: (kind, title) of the steps this actor has already done on the application. not_by: kinds that the
    standard itself keeps apart from this step.
    """
    if actor.kind != "staff" or not actor.has(owner):
        return _missing(actor, (owner,))
    if applicant_index and applicant_index in actor.kin:
        return OwnCase()
    if step_kind == "decision" and actor.has(Role.ADMINISTRATOR):
        return AdministratorNeverDecides()
    forbidden = set(not_by) | {first for first, second in NEVER_BOTH if second == step_kind}
    for kind, title in done_by_actor:
        if kind in forbidden:
            return DutiesSeparated(done=title, step=step_title)
    return None
