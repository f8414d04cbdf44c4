"""What a standard asks of the office that promises it: laws that stand, people who can do the steps."""

from collections.abc import Sequence

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
        then = f" Kini: {instead}." if instead else ""
        says = f"{statute.number}: {STATUS_WORDS[statute.status].lower()}.{then} Pertimbangkan standar baru."
        yield Finding(WARNING, f"dasar hukum {standard.short_title}", says)


def people(standard: Standard, crew: Sequence[OnCrew]) -> Findings:
    """Components 11 and 9: as many as promised, each able to do what the step asks, and nobody's chair empty."""
    promised = standard.manufacturing.staffing.officers
    if len(crew) < promised:
        says = f"Standar menjanjikan {promised} pelaksana, yang aktif {len(crew)}."
        yield Finding(WARNING, f"pelaksana {standard.short_title}", says)
    steps = {name for route in standard.routes.values() for name in route.steps}
    asked = standard.manufacturing.competence.steps
    waiting: dict[str, list[str]] = {}
    for name in sorted(steps):
        step = standard.steps[name]
        able = [each for each in crew if step.owner in each.roles | each.acting]
        if not able:
            waiting.setdefault(step.owner, []).append(step.title)
        lacking = [each.name for each in able if set(asked.get(name, ())) - each.competences]
        if lacking:
            says = f"Tahap {step.title} meminta {', '.join(asked[name])}; belum tercatat pada {', '.join(lacking)}."
            yield Finding(WARNING, f"kompetensi {standard.short_title}", says)
    for owner, titles in waiting.items():
        says = f"Tidak seorang pun {role_name(owner)}. Tahap yang menunggunya: {', '.join(titles)}."
        yield Finding(ERROR, f"peran {standard.short_title}", says)
