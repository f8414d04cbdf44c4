"""What a standard asks of the office that promises it: laws that stand, people who can do the steps."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.applications.services import law, limit
from satupintu.base.law import law_file
from satupintu.people.access import role_name
from satupintu.people.queries import Office, OnCrew
from satupintu.rules import acceptance
from satupintu.rules.borrowed import borrowed
from satupintu.rules.faults import FaultyLaw
from satupintu.rules.offices import read
from satupintu.rules.register import STATUS_WORDS
from satupintu.rules.standard import Standard
from satupintu.standards.queries import statutes

SHOWN = 3  # keys named in a sentence


def laws(standard: Standard) -> Findings:
    """Component 7: what it rests on and no longer stands."""
    try:
        register = statutes()
    except FaultyLaw as faulty:
        yield Finding(ERROR, "dasar hukum", str(faulty))
        return
    for basis in standard.manufacturing.legal_basis:
        statute = register.by_ref.get(basis.ref)
        if statute is None or not statute.out_of_date:
            continue
        instead = ", ".join(each.number for each in register.successors(basis.ref))
        then = " " + _("Kini: %(instead)s.") % {"instead": instead} if instead else ""
        stands = _(STATUS_WORDS[statute.status]).lower()
        says = f"{statute.number}: {stands}.{then} {_('Pertimbangkan standar baru.')}"
        yield Finding(WARNING, f"dasar hukum {standard.short_title}", says)


def limits(standards: Sequence[Standard]) -> Findings:
    """The days that bind the office and of which no source is sure: used as they are until the office confirms them."""
    says = _(
        "%(what)s: angkanya belum pasti menurut sumber. Periksa JDIH, lalu simpan angka kantor dengan “sure: A” di "
        "folder hukum kantor: law/%(file)s"
    )
    try:
        ways, waiting, own = law(), limit(), acceptance.load(law_file("acceptance", "own"))
    except FaultyLaw as faulty:
        yield Finding(ERROR, "batas waktu", str(faulty))
        return
    for title, remedy in ((_("Keberatan"), ways.objection), (_("Banding"), ways.appeal)):
        if remedy.to_be_confirmed:
            days = {"filed": remedy.working_days, "answered": remedy.answer_working_days}
            what = _("%(filed)s hari kerja untuk mengajukan, %(answered)s untuk memutus") % days
            yield Finding(
                WARNING, "batas waktu", says % {"what": f"{title}, {what}", "file": "objections/uu-30-2014.yaml"}
            )
    if waiting.to_be_confirmed:
        what = _("%(title)s, %(days)s hari kerja") % {"title": waiting.title, "days": waiting.working_days}
        yield Finding(WARNING, "batas waktu", says % {"what": what, "file": "corrections/returned.yaml"})
    if own.working_days == "unknown" and any(acceptance.left_open(each) for each in standards):
        says = _(
            "Belum ditetapkan berapa hari kerja kelengkapan diperiksa, jadi waktu sebelum itu tidak dibatasi. "
            "Tulis angkanya, dan sejak kapan berlaku, di folder hukum kantor: law/acceptance/own.yaml"
        )
        yield Finding(WARNING, "batas waktu", says)


def left_of_others(standard: Standard, office: Office) -> Findings:
    """What of another office's file was forgotten when this one was made from it."""
    files = sorted((Path(settings.LAW) / "offices").glob("*.yaml"))
    profiles = [profile for path in files if path.stem != office.slug and (profile := read(path)[0])]
    others = [each for each in profiles if each.region_code != office.region_code]  # founded here under another name
    for theirs, keys in borrowed(standard, office.regency, others).items():
        says = _(
            "Masih menyebut %(theirs)s, milik kantor lain, di %(count)s tempat: %(keys)s. Buat standar yang benar."
        )
        told = says % {"theirs": theirs, "count": len(keys), "keys": ", ".join(keys[:SHOWN])}
        yield Finding(WARNING, f"standar {standard.short_title}", told)


def people(standard: Standard, crew: Sequence[OnCrew]) -> Findings:
    """Components 11 and 9: as many as promised, each able to do what the step asks, and nobody's chair empty."""
    promised = standard.manufacturing.staffing.officers
    if len(crew) < promised:
        says = _("Standar menjanjikan %(promised)s pelaksana, yang aktif %(active)s.")
        told = says % {"promised": promised, "active": len(crew)}
        yield Finding(WARNING, f"pelaksana {standard.short_title}", told)
    steps = {name for route in standard.routes.values() for name in route.steps}
    competence = standard.manufacturing.competence
    words = {each.id: each.text for each in (*competence.skills, *competence.training)}
    waiting: dict[str, list[str]] = {}
    for name in sorted(steps):
        step, asked = standard.steps[name], competence.steps.get(name, ())
        able = [each for each in crew if step.owner in each.roles | each.acting]
        if not able:
            waiting.setdefault(step.owner, []).append(step.title)
        lacking = [each.name for each in able if set(asked) - each.competences]
        if lacking:
            skills = "; ".join(words.get(each, each) for each in asked)
            says = _("Tahap %(step)s meminta: %(skills)s. Belum tercatat pada %(names)s.")
            told = says % {"step": step.title, "skills": skills, "names": ", ".join(lacking)}
            yield Finding(WARNING, f"kompetensi {standard.short_title}", told)
    for owner, titles in waiting.items():
        says = _("Tidak seorang pun %(role)s. Tahap yang menunggunya: %(steps)s.")
        told = says % {"role": role_name(owner), "steps": ", ".join(titles)}
        yield Finding(ERROR, f"peran {standard.short_title}", told)
