"""Sets the demo up, plays it, and says what came of it; everything in it is fictional."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from satupintu.applications.queries import case_by_id
from satupintu.applications.services import Case, read_paper
from satupintu.base.actor import system
from satupintu.base.refusal import Refusal
from satupintu.demo import oss_data
from satupintu.demo.cast import STAFF
from satupintu.demo.more import fill_after, fill_before
from satupintu.demo.seed import place, seed
from satupintu.demo.story import Line, Story, Tell
from satupintu.licences.queries import examine, for_application
from satupintu.people.queries import offices, staff
from satupintu.rules import codes

if TYPE_CHECKING:
    from satupintu.licences.models import Licence

HERO = "satu_proyek"
BEFORE = timedelta(days=60)  # the office stood before its first file came


class NotTheDemo(Refusal):
    """The data are those of a real office: the demo keeps its hands off."""

    code = "not_the_demo"
    says = (
        "Basis data ini sudah dipakai kantor {office}, jadi contoh tidak dijalankan di sini. "
        "Pilih map lain dengan SATUPINTU_DATA, atau kosongkan DATABASE_URL."
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of the story. `due` is a date, `status` that of verification; paths are absolute.

    fresh: False when the office stood already."""

    application: str
    licence_number: str
    licence_pdf: str
    verify_url: str
    verify_code: str
    tracking_code: str
    due: str
    status: str
    kept: bool | None
    office: str
    data: str
    fresh: bool

    def as_json(self) -> dict[str, object]:
        """One flat object."""
        return asdict(self)


def show(now: datetime, tell: Tell) -> Shown:
    """Seed the office, play the story and fill the desks; what exists already is left as it is. Raises NotTheDemo."""
    fresh = _only_the_demo()
    office = seed(now - BEFORE)
    place(now - BEFORE)
    silently = Story(office, now)
    fill_before(silently, fresh=fresh)
    story = Story(office, now, tell)
    case = story.play(oss_data.situation(HERO).nib, key=HERO, on=(4, "09:05"))
    licence = for_application(case.application.pk)
    if licence is None:
        raise LookupError(f"{case.application.number} was played to its end and has no licence")
    pdf = _copy_of(case, licence)
    answer = examine(pdf.read_bytes())
    story.tell(now, "Siapa saja", f"memeriksa izin dengan kode {codes.show(licence.code)}", _VERDICTS[answer.status])
    fill_after(silently)
    return _shown(case, licence, pdf, answer.status, fresh=fresh)


_VERDICTS: Mapping[str, str] = {
    "valid": "asli dan berlaku",
    "unsigned": "diterbitkan, belum ditandatangani",
    "altered": "isi berkas telah diubah",
    "revoked": "sudah dicabut",
    "unknown": "tidak dikenal",
}


def _only_the_demo() -> bool:
    """Whether there is no office yet. Raises NotTheDemo when there is a real one."""
    known = offices()
    if known and not any(each.nip == STAFF[0].nip for each in staff(system(known[0].pk))):
        raise NotTheDemo(office=known[0].name)
    return not known


def _copy_of(case: Case, licence: "Licence") -> Path:
    """A plain copy of the document, as its holder would have it: the office's own lies sealed."""
    folder = Path(settings.DATA) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{licence.number.replace('/', '-')}.pdf"
    content = read_paper(case, "licence")
    if not path.exists() or path.read_bytes() != content:
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(path)
    return path


def _shown(case: Case, licence: "Licence", pdf: Path, status: str, *, fresh: bool) -> Shown:
    ended = case_by_id(system(case.application.office_id), case.application.pk)
    deadline = ended.deadline()
    promise = ended.promise(ended.facts[-1].at.date())
    return Shown(
        application=ended.application.number,
        licence_number=licence.number,
        licence_pdf=str(pdf.resolve()),
        verify_url=f"{settings.BASE_URL}/v/{codes.show(licence.code)}",
        verify_code=codes.show(licence.code),
        tracking_code=codes.show(ended.dossier.tracking_code),
        due=deadline.due.isoformat() if deadline and deadline.due else "",
        status=status,
        kept=promise.kept_net,
        office=offices()[0].name,
        data=str(settings.DATA),
        fresh=fresh,
    )


__all__ = ["Line", "NotTheDemo", "Shown", "show"]
