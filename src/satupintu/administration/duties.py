"""What a standard asks of the office that promises it: laws that stand, people who can do the steps."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.people.access import role_name
from satupintu.people.queries import OnCrew
from satupintu.rules.faults import FaultyLaw
from satupintu.rules.register import STATUS_WORDS
from satupintu.rules.standard import Standard
from satupintu.standards.queries import statutes


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
