"""Handing in what was missing: one form for all defects at once; a file that arrived well is not asked for again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from satupintu.applications.queries import Case, note_of
from satupintu.applications.services import Given, defect_words, hand_in, keep_for
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.portal.progress import returned
from satupintu.rules.nib import valid_nib
from satupintu.rules.standard import AnswerEvidence, Requirement, UploadEvidence
from satupintu.ui.refusals import say

SALT = "perbaikan"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file kept in an attempt that was not complete: signed into the form, tied to the application it is for."""

    application: str
    requirement: str
    file_id: str
    name: str


@dataclass
class Line:
    """One defect with its field: what is wrong in the applicant's words, what was handed in, what is still amiss."""

    requirement: Requirement
    sentence: str
    text: str = ""
    by_hand: bool = False
    stored: Stored | None = None
    wrong: str = ""

    @property
    def id(self) -> str:
        return self.requirement.id

    @property
    def kind(self) -> str:
        return self.requirement.evidence.kind

    @property
    def kept(self) -> str:
        """The stored file, signed, for the form to carry."""
        return signing.dumps(asdict(self.stored), salt=SALT) if self.stored else ""

    @property
    def upload(self) -> UploadEvidence | None:
        """What kind of file is wanted, where one is."""
        evidence = self.requirement.evidence
        return evidence if isinstance(evidence, UploadEvidence) else None

    @property
    def accept(self) -> str:
        return ",".join(self.upload.media) if self.upload else ""

    @property
    def answer(self) -> AnswerEvidence | None:
        evidence = self.requirement.evidence
        return evidence if isinstance(evidence, AnswerEvidence) else None


def lines(case: Case) -> list[Line]:
    """Every defect of the return that awaits correction, in the standard's order; none when nothing does."""
    fact = returned(case)
    if fact is None:
        return []
    defects: Mapping[str, str] = fact.data.get("defects", {})
    note = note_of(case, "returned")
    found = []
    for requirement in case.requirements:
        if requirement.id in defects:
            line = Line(requirement, defect_words(requirement, defects[requirement.id], note))
            line.text = case.dossier.nib if line.kind == "oss_nib" else case.dossier.answers.get(requirement.id, "")
            found.append(line)
    return found


def read(
    given: Sequence[Line], post: Mapping[str, str], files: Mapping[str, Any], *, actor: Actor, now: datetime, case: Case
) -> None:
    """Put what was posted into the lines; a line that still lacks something says so in `wrong`."""
    for line in given:
        if line.upload is not None:
            _read_file(line, post, files, actor=actor, now=now, case=case)
        elif line.answer is not None:
            _read_answer(line, post, line.answer)
        else:
            _read_nib(line, post)


def _read_file(
    line: Line, post: Mapping[str, str], files: Mapping[str, Any], *, actor: Actor, now: datetime, case: Case
) -> None:
    line.stored = _carried(line, post, case)
    line.by_hand = bool(post.get(f"counter-{line.id}")) and line.upload is not None and line.upload.counter
    upload = files.get(f"file-{line.id}")
    if isinstance(upload, UploadedFile):
        try:
            file_id = keep_for(actor=actor, now=now, case=case, requirement=line.requirement, upload=upload)
        except Refusal as refusal:
            line.wrong = say(refusal)
            return
        name = (upload.name or line.requirement.title)[:100]
        line.stored, line.by_hand = Stored(case.application.pk.hex, line.id, str(file_id), name), False
    if line.stored is None and not line.by_hand:
        line.wrong = _("Unggah yang baru: %(title)s.") % {"title": line.requirement.title}


def _carried(line: Line, post: Mapping[str, str], case: Case) -> Stored | None:
    """The file of an earlier attempt; only for the application and requirement it was handed in for."""
    try:
        stored = Stored(**signing.loads(post.get(f"kept-{line.id}", ""), salt=SALT, max_age=86400))
    except (signing.BadSignature, TypeError):
        return None
    return stored if (stored.application, stored.requirement) == (case.application.pk.hex, line.id) else None


def _read_answer(line: Line, post: Mapping[str, str], evidence: AnswerEvidence) -> None:
    line.text = post.get(f"text-{line.id}", "").strip()
    if not line.text:
        line.wrong = _("Tulis jawaban Anda untuk %(title)s.") % {"title": line.requirement.title}
    elif len(line.text) > evidence.at_most_letters:
        line.wrong = _("Jawaban paling panjang %(most)s huruf.") % {"most": evidence.at_most_letters}


def _read_nib(line: Line, post: Mapping[str, str]) -> None:
    line.text = post.get(f"text-{line.id}", "").strip()
    check = valid_nib(line.text)
    if check.ok:
        line.text = check.digits
    else:
        line.wrong = _("NIB harus 13 angka. Yang Anda tulis %(count)s.") % {"count": check.count}


def hand_in_lines(given: Sequence[Line], *, actor: Actor, now: datetime, case: Case) -> Case:
    """Hand everything in. Raises StepNotNow when it was handed in before."""
    how: list[Given] = []
    for line in given:
        if line.stored is not None and not line.by_hand:
            how.append(Given(line.id, "file", UUID(line.stored.file_id)))
        elif line.upload is not None:
            how.append(Given(line.id, "counter"))
        else:
            how.append(Given(line.id, "answer" if line.answer else "oss"))
    answers = {line.id: line.text for line in given if line.answer}
    nib = next((line.text for line in given if line.kind == "oss_nib"), "")
    pk = case.application.pk
    return hand_in(actor=actor, now=now, application_id=pk, given=how, answers=answers, nib=nib)
