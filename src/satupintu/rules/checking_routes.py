"""Checks the procedure of a standard: routes can be walked to their end, and the clock runs on each of them."""

from collections import Counter
from collections.abc import Callable, Iterator

from satupintu.rules.delivery import Procedure, Route, Step, TimeLimit
from satupintu.rules.facts import SUBMITTED
from satupintu.rules.kinds import KINDS, STEP_FACTS, Effect
from satupintu.rules.sections import Sections
from satupintu.rules.spelling import closest, nearest
from satupintu.rules.yaml_marks import Way

Found = Iterator[tuple[Way, str]]

_PROCEDURE: Way = ("delivery", "procedure")
_ROUTES: Way = (*_PROCEDURE, "routes")
_STEPS: Way = (*_PROCEDURE, "steps")
_LIMIT: Way = ("delivery", "time_limit")

# What must come before what, where a route has both. A licence is not numbered before it is granted, not signed before
# it is numbered, not handed over before it is signed.
_ORDER = (
    ("completeness", "decision"),
    ("inspection", "decision"),
    ("examination", "decision"),
    ("opinion", "decision"),
    ("completeness", "issue"),
    ("decision", "issue"),
    ("record", "issue"),
    ("issue", "signing"),
    ("issue", "hand_over"),
    ("signing", "hand_over"),
    ("payment", "hand_over"),
    ("hand_over", "survey"),
)
# A second one of these on a route would give a second number, decision or clock.
_ONCE = ("completeness", "record", "decision", "issue", "signing", "hand_over", "survey")
STARTS = (SUBMITTED, *sorted(STEP_FACTS))


def check(s: Sections) -> Found:
    """Every fault of the procedure and of the clock that runs on it."""
    if s.procedure is None:
        return
    yield from _names(s.procedure)
    yield from _defaults(s.procedure)
    for step_id, step in s.procedure.steps.items():
        yield from _step(s.procedure, step_id, step)
    sound = {name: route for name, route in s.procedure.routes.items() if _walkable(route, s.procedure)}
    for name, route in sound.items():
        yield from _order(s.procedure, name, route)
        yield from _backs(s, s.procedure, name, route)
    yield from _clock(s, sound)


def kinds_of(procedure: Procedure, route: Route) -> list[str]:
    """The kinds of a route's steps, in order; unknown steps left out."""
    return [procedure.steps[name].kind for name in route.steps if name in procedure.steps]


def _walkable(route: Route, procedure: Procedure) -> bool:
    return all(name in procedure.steps for name in route.steps)


def _names(procedure: Procedure) -> Found:
    """Routes name steps that exist, each once; every step is used."""
    used: set[str] = set()
    for name, route in procedure.routes.items():
        for index, step in enumerate(route.steps):
            way = (*_ROUTES, name, "steps", index)
            if step not in procedure.steps:
                yield way, f"Tahap `{step}` tidak ada dalam `steps`{nearest(step, procedure.steps)}."
            elif step in route.steps[:index]:
                yield way, f"Tahap `{step}` sudah ada di jalur ini. Hapus salah satu."
            used.add(step if step in procedure.steps else closest(step, procedure.steps))
    for step in procedure.steps:
        if step not in used:
            yield (*_STEPS, step), f"Tahap `{step}` tidak dipakai jalur mana pun. Pakai, atau hapus."


def _defaults(procedure: Procedure) -> Found:
    """Exactly one route is the default; each other one says when it is taken, and no two at once."""
    defaults = [name for name, route in procedure.routes.items() if route.default]
    if not defaults:
        yield _ROUTES, "Belum ada jalur utama. Beri `default: true` pada satu jalur."
    for name in defaults[1:]:
        yield (*_ROUTES, name, "default"), f"Jalur utama sudah `{defaults[0]}`. Hanya boleh satu."
    taken: dict[str, str] = {}
    for name, route in procedure.routes.items():
        if route.when is None:
            if not route.default:
                why = "Jalur ini tidak akan pernah ditempuh. Beri `when`, atau jadikan `default: true`."
                yield (*_ROUTES, name), why
            continue
        for index, flag in enumerate(route.when.oss_checklist):
            if flag in taken:
                way = (*_ROUTES, name, "when", "oss_checklist", index)
                yield way, f"`{flag}` sudah membawa ke jalur `{taken[flag]}`. Satu tanda hanya untuk satu jalur."
            taken.setdefault(flag, name)


def _step(procedure: Procedure, step_id: str, step: Step) -> Found:
    """A step has only outcomes its kind knows, at least one that goes on, and keeps apart kinds that exist."""
    known = KINDS[step.kind]
    here: Way = (*_STEPS, step_id)
    for index, outcome in enumerate(step.outcomes):
        if outcome not in known:
            hint = nearest(outcome, known)
            message = f"Hasil `{outcome}` tidak dikenal tahap jenis {step.kind}{hint}. Pilih: {', '.join(known)}."
            yield (*here, "outcomes", index), message
    if not any(known[outcome].effect is Effect.ADVANCE for outcome in step.may_end_in()):
        onward = [name for name, outcome in known.items() if outcome.effect is Effect.ADVANCE]
        yield (*here, "outcomes"), f"Tahap ini tidak pernah selesai. Tambahkan hasil: {', '.join(onward)}."
    present = {other.kind for other in procedure.steps.values()}
    for index, kind in enumerate(step.not_by):
        if kind not in present:
            yield (*here, "not_by", index), f"Tidak ada tahap jenis {kind} dalam standar ini{nearest(kind, present)}."
    if step.back_to is not None and step.back_to not in procedure.steps:
        yield (*here, "back_to"), f"Tahap `{step.back_to}` tidak ada{nearest(step.back_to, procedure.steps)}."
    if step.kind == "opinion" and not step.agency:
        yield here, "Sebutkan instansi yang memberi pertimbangan dalam `agency`."


def _order(procedure: Procedure, name: str, route: Route) -> Found:
    """The order makes sense, and the route leads to what component 5 promises."""
    kinds = kinds_of(procedure, route)
    here: Way = (*_ROUTES, name, "steps")
    for first, then in _ORDER:
        if first in kinds and then in kinds and kinds.index(then) < len(kinds) - 1 - kinds[::-1].index(first):
            late, early = route.steps[kinds.index(then)], route.steps[kinds.index(first)]
            yield (*here, kinds.index(then)), f"Tahap `{late}` tidak boleh mendahului `{early}`."
    for kind, times in Counter(kinds).items():
        if times > 1 and kind in _ONCE:
            yield here, f"Tahap jenis {kind} hanya boleh satu kali dalam satu jalur; di sini {times}."
    if "issue" not in kinds:
        yield here, "Jalur ini tidak menerbitkan dokumen. Tambahkan tahap jenis issue."
    if not {"decision", "record"} & set(kinds):
        yield (
            here,
            "Jalur ini tidak punya keputusan. Tambahkan tahap jenis decision, atau record bila OSS yang memutus.",
        )


def _backs(s: Sections, procedure: Procedure, name: str, route: Route) -> Found:
    """Work sent back goes to an earlier step, and never restarts the clock."""
    started = _index_of_fact(procedure, route, _starts(s, route)) if s.time_limit else None
    for index, step_id in enumerate(route.steps):
        step = procedure.steps[step_id]
        sends_back = any(KINDS[step.kind][o].effect is Effect.BACK for o in step.may_end_in() if o in KINDS[step.kind])
        target = step.back_to
        way = (*_STEPS, step_id, "back_to")
        if target is None:
            if sends_back and index == 0:
                yield (*_STEPS, step_id), f"Tahap pertama jalur `{name}` tidak dapat dikembalikan ke tahap sebelumnya."
            continue
        if not sends_back:
            yield way, "Tahap ini tidak punya hasil yang mengembalikan berkas. Hapus `back_to`."
        elif target in procedure.steps and target not in route.steps[:index]:
            yield way, f"Tahap `{target}` tidak mendahului tahap ini di jalur `{name}`."
        elif target in route.steps and started is not None and route.steps.index(target) <= started:
            yield way, f"Mengulang `{target}` akan memulai jangka waktu dari awal. Pilih tahap sesudahnya."


def _starts(s: Sections, route: Route) -> str:
    return route.starts or (s.time_limit.starts if s.time_limit else "")


def _index_of_fact(procedure: Procedure, route: Route, fact: str) -> int | None:
    """At which step of a route a kind of fact is left; -1 for the submission, before all of them."""
    if fact == SUBMITTED:
        return -1
    for index, step_id in enumerate(route.steps):
        step = procedure.steps[step_id]
        known: Callable[[str], bool] = KINDS[step.kind].__contains__
        if fact in {KINDS[step.kind][outcome].fact for outcome in filter(known, step.may_end_in())}:
            return index
    return None


def _unknown_facts(procedure: Procedure, limit: TimeLimit) -> Found:
    named: list[tuple[Way, str | None]] = [((*_LIMIT, "starts"), limit.starts), ((*_LIMIT, "ends"), limit.ends)]
    named += [((*_ROUTES, name, "starts"), route.starts) for name, route in procedure.routes.items()]
    for way, fact in named:
        if fact is not None and fact not in STARTS:
            yield way, f"Kejadian `{fact}` tidak dikenal{nearest(fact, STARTS)}. Lihat docs/standard.md."


def _clock(s: Sections, routes: dict[str, Route]) -> Found:
    """The promised time begins and ends on every route, in that order."""
    if s.procedure is None or s.time_limit is None:
        return
    limit = s.time_limit
    unknown = list(_unknown_facts(s.procedure, limit))
    yield from unknown
    for name, route in routes.items() if not unknown else ():
        starts = _starts(s, route)
        begin, end = (_index_of_fact(s.procedure, route, fact) for fact in (starts, limit.ends))
        from_way = (*_ROUTES, name, "starts") if route.starts else (*_LIMIT, "starts")
        if begin is None:
            yield from_way, f"Di jalur `{name}` tidak ada tahap yang menghasilkan `{starts}`."
        if end is None:
            yield (*_LIMIT, "ends"), f"Di jalur `{name}` tidak ada tahap yang menghasilkan `{limit.ends}`."
        if begin is not None and end is not None and end <= begin:
            yield (*_LIMIT, "ends"), f"Di jalur `{name}` jangka waktu berakhir sebelum dimulai."
