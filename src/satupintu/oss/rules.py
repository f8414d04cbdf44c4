"""How the office speaks with OSS: the keys it proves itself with, and the code that each step of a file has
there.

Source: Pedoman Integrasi Aplikasi OSS RBA 4.3.22, Lampiran 10 (kd_status) and the headers it prescribes.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from satupintu.rules.nib import Checklist, NibRecord, Project, in_region, without_commitment

CHECKING = "20"
COMPLETE = "10"
INCOMPLETE = "11"
INSPECTED = "40"
STOPPED = "41"
GOES_ON = "42"
VERIFIED = "45"
NUMBERING = "49"
APPROVED = "50"
REFUSED = "90"

# (kind of step, outcome) → Lampiran 10. What is not here is nobody's business at OSS. `issue` is told by
# receiveLicense, which carries APPROVED itself.
STATUS_OF_STEP: Mapping[tuple[str, str], str] = {
    ("completeness", "accept"): COMPLETE,
    ("completeness", "return"): INCOMPLETE,
    ("inspection", "conform"): INSPECTED,
    ("inspection", "not_conform"): INSPECTED,
    ("examination", "recommend"): VERIFIED,
    ("examination", "send_back"): CHECKING,
    ("decision", "approve"): NUMBERING,
    ("decision", "refuse"): REFUSED,
    ("decision", "send_back"): CHECKING,
}
# Facts that are no step of the standard.
STATUS_OF_FACT: Mapping[str, str] = {
    "submitted": CHECKING,
    "resubmitted": CHECKING,
    "paused": STOPPED,
    "resumed": GOES_ON,
    "nib_confirmed": CHECKING,  # filed while OSS was away: only now is there anything to report under
}


@dataclass(frozen=True, slots=True)
class OssIds:
    """How OSS knows the licence that a file is about."""

    nib: str
    oss_id: str
    id_proyek: str
    id_izin: str
    kd_izin: str
    kd_daerah: str


def status_code(*, fact: str, kind: str, outcome: str) -> str | None:
    """The kd_status to report for a fact of the ledger; None when OSS need not know."""
    return STATUS_OF_STEP.get((kind, outcome)) or STATUS_OF_FACT.get(fact)


def effective_licence(record: NibRecord, id_izin: str, region: str) -> tuple[Project, Checklist] | None:
    """The project here and its licence, if OSS itself says that it is in effect without commitment; else
    None.

    id_izin: what the push was about; "" when it did not say: then the first such licence. region: the digits
    with which every place of the office begins.
    """
    if not record.active:
        return None
    for project in record.projects:
        for licence in project.licences:
            if id_izin in {"", licence.id_izin} and without_commitment(licence) and in_region(project, region):
                return project, licence
    return None


# SHA-1 and MD5 below are OSS's choice, not ours: the headers are prescribed. What they guard is only a hint.


def push_token(*, username: str, password: str, nib: str, day: date) -> str:
    """The header `Token` of a push: SHA1(USERNAME + PASSWORD + NIB + DATE), the date as 20180514."""
    text = f"{username}{password}{nib}{day:%Y%m%d}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def token_fits(token: str, *, username: str, password: str, nib: str, days: Iterable[date]) -> bool:
    """Whether the token is right for one of these days; compared in constant time. Never right without a secret."""
    if not username or not password:
        return False
    given = token.strip().lower().encode()
    fits = [
        hmac.compare_digest(push_token(username=username, password=password, nib=nib, day=day).encode(), given)
        for day in sorted(set(days))
    ]
    return any(fits)


def daily_user_key(*, username: str, password: str, kind: str, day: date) -> str:
    """The `user_key` that changes daily: sha1(username + md5(password) + type + YYYY-MM-DD)."""
    text = f"{username}{password_md5(password)}{kind}{day.isoformat()}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def password_md5(password: str) -> str:
    """How OSS wants a password to travel."""
    return hashlib.md5(password.encode(), usedforsecurity=False).hexdigest()
