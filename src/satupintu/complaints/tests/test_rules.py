"""The clock of a complaint: a few cases by hand, and what must hold whatever happens."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from satupintu.complaints import rules as r
from satupintu.rules.complaints import load
from satupintu.rules.facts import Fact
from satupintu.rules.workdays import Calendar, Closure

RULES = load(Path(__file__).resolve().parents[4] / "law" / "complaints" / "2018-62.yaml")
STOPPING = RULES.model_copy(update={"asking": RULES.asking.model_copy(update={"stops_clock": True})})
ZONE = "Asia/Jakarta"
START = datetime(2026, 3, 10, 2, tzinfo=UTC)  # Tuesday, 09.00 WIB
NO_HOLIDAYS = Calendar({}, frozenset({2026, 2027}))


def closed(*days):
    return Calendar({day: Closure(day, "Libur", "local", "x") for day in days}, frozenset({2026, 2027}))


def facts(*kinds, hours=24, **data):
    """Facts one after another, `hours` apart, beginning with the receipt."""
    known = {
        "classified": {"class": "without_field_check"},
        "assigned": {"to": "a"},
        "closed": {"why": "officer"},
        "deadline_passed": {"due": "2026-03-13"},
    }
    found = [Fact(r.RECEIVED, START, data={"channel": "form"})]
    for number, kind in enumerate(kinds, 1):
        found.append(Fact(kind, START + timedelta(hours=hours * number), data=known.get(kind, {}) | data))
    return found


def clock(*kinds, rules=RULES, calendar=NO_HOLIDAYS, **more):
    return r.clock(r.course(facts(*kinds, **more)), rules, calendar, ZONE)


def test_a_new_complaint_waits_for_its_first_response_three_working_days():
    found = clock()
    assert (found.what, found.due) == ("first", date(2026, 3, 13))


def test_classifying_alone_is_no_response():
    found = clock(r.CLASSIFIED)
    assert (found.what, found.due, found.answer_due) == ("first", date(2026, 3, 13), date(2026, 3, 30))


def test_once_somebody_handles_it_the_days_of_its_class_count_from_the_day_it_came():
    found = clock(r.CLASSIFIED, r.ASSIGNED)
    assert (found.what, found.due) == ("answer", date(2026, 3, 30))


def test_asking_does_not_stop_the_clock_unless_the_rules_say_so():
    asked = (r.CLASSIFIED, r.ASSIGNED, r.ASKED)
    assert clock(*asked).due == date(2026, 3, 30)
    assert clock(*asked, rules=STOPPING).stopped
    again = clock(*asked, r.ADDED, rules=STOPPING, hours=24)  # asked Friday 13th, answered Saturday 14th
    assert again.due == date(2026, 3, 30)
    later = clock(r.CLASSIFIED, r.ASSIGNED, r.ASKED, r.ADDED, rules=STOPPING, hours=48)  # from the 16th to the 18th
    assert later.due == date(2026, 4, 1)


def test_an_answer_ends_the_clock_and_opens_ten_working_days_to_object():
    found = clock(r.CLASSIFIED, r.ASSIGNED, r.ANSWERED)
    assert found.in_time is True
    assert found.closes_on == date(2026, 3, 27)
    late = clock(r.CLASSIFIED, r.ASSIGNED, r.ANSWERED, hours=24 * 8)
    assert late.in_time is False


def test_an_answer_after_midnight_in_london_is_still_of_its_day_here():
    before = [*facts(r.CLASSIFIED, r.ASSIGNED), Fact(r.ANSWERED, datetime(2026, 3, 30, 16, 59, tzinfo=UTC))]
    after = [*facts(r.CLASSIFIED, r.ASSIGNED), Fact(r.ANSWERED, datetime(2026, 3, 30, 17, 0, tzinfo=UTC))]
    assert r.clock(r.course(before), RULES, NO_HOLIDAYS, ZONE).in_time is True
    assert r.clock(r.course(after), RULES, NO_HOLIDAYS, ZONE).in_time is False


def test_opened_again_the_clock_begins_anew():
    found = clock(r.CLASSIFIED, r.ASSIGNED, r.ANSWERED, r.REOPENED, hours=48)  # opened again on 18 March
    assert found.starts_on == date(2026, 3, 18)
    assert found.due == date(2026, 4, 7)
    assert found.closes_on is None


def test_it_may_be_opened_again_until_its_last_day_and_falls_silent_the_day_after():
    course = r.course(facts(r.CLASSIFIED, r.ASSIGNED, r.ANSWERED))
    dates = r.clock(course, RULES, NO_HOLIDAYS, ZONE)
    last = dates.closes_on
    assert r.may_reopen(course, dates, last)
    assert not r.falls_silent(course, dates, last)
    assert not r.may_reopen(course, dates, last + timedelta(days=1))
    assert r.falls_silent(course, dates, last + timedelta(days=1))


def test_whoever_it_turns_out_to_be_about_handles_it_no_more():
    assert r.course(facts(r.CLASSIFIED, r.ASSIGNED)).handler == "a"
    known = [
        *facts(r.CLASSIFIED, r.ASSIGNED),
        Fact(r.CLASSIFIED, START, data={"class": "information", "concerns": ["a"]}),
    ]
    assert r.course(known).handler == ""


days = st.dates(date(2026, 3, 1), date(2026, 6, 30))


@st.composite
def courses(draw):
    """Facts as the register would allow them, at moments that only go forward."""
    found, at = [Fact(r.RECEIVED, START, data={"channel": "form"})], START
    for _ in range(draw(st.integers(0, 12))):
        course = r.course(found)
        kind = draw(st.sampled_from(sorted(r.NEXT[course.state] | {r.TOLD})))
        at += timedelta(minutes=draw(st.integers(0, 60 * 24 * 20)))
        data = {
            r.CLASSIFIED: {"class": draw(st.sampled_from([each.id for each in RULES.classes]))},
            r.ASSIGNED: {"to": draw(st.sampled_from("ab"))},
        }.get(kind, {})
        found.append(Fact(kind, at, data=data))
    return found


@given(courses(), st.lists(days, max_size=6))
def test_dates_are_working_days_and_a_holiday_more_never_makes_them_earlier(ledger, holidays):
    course, calendar = r.course(ledger), closed(*holidays)
    for rules in (RULES, STOPPING):
        plain, shut = r.clock(course, rules, NO_HOLIDAYS, ZONE), r.clock(course, rules, calendar, ZONE)
        for name in ("first_due", "answer_due", "due", "closes_on"):
            before, after = getattr(plain, name), getattr(shut, name)
            assert (before is None) == (after is None)
            if after is not None:
                assert after >= before
                assert calendar.is_working_day(after)


@given(courses())
def test_a_stopped_clock_only_gives_time_and_the_state_says_whose_turn_it_is(ledger):
    course = r.course(ledger)
    running, stopping = (r.clock(course, rules, NO_HOLIDAYS, ZONE) for rules in (RULES, STOPPING))
    if running.answer_due and stopping.answer_due:
        assert stopping.answer_due >= running.answer_due
    if stopping.stopped:
        assert course.state == "asked"
    assert course.over == (course.settled_at is not None)
    assert course.open == (course.court != "nobody")
    assert (running.in_time is None) == (not course.over)


@given(courses())
def test_what_lists_show_follows_from_the_facts_and_explains_itself(ledger):
    course = r.course(ledger)
    place = r.place(course, RULES, NO_HOLIDAYS, ZONE)
    told = r.explain(course, RULES, NO_HOLIDAYS, ZONE)
    assert place.urgent_on >= START.date()
    if not course.over and told is not None:
        assert told.due == place.due_on
    if place.due_on is None and not course.over:
        assert course.class_id == ""
        assert course.first_response_at is not None


@given(courses())
def test_nothing_may_follow_that_the_state_does_not_allow(ledger):
    course = r.course(ledger)
    if not course.open:
        assert not {kind for kind in (r.ANSWERED, r.ASKED, r.ADDED, r.CLOSED, r.SATISFIED) if course.may(kind)}
    if course.state == "new":
        assert not course.may(r.ANSWERED)
