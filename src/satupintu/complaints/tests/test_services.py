"""What is done to a complaint, through the services: once, in order, by whoever may, and never lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from satupintu.audit.models import Entry
from satupintu.base.actor import applicant, system
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import write
from satupintu.complaints import services as desk
from satupintu.complaints.models import Complaint, ComplaintFact, ComplaintNote, ComplaintStanding
from satupintu.complaints.queries import about_application, complaint_by_id, figures, own_complaint, search_terms
from satupintu.complaints.tests.sending import CLASS, WORDS, complain, with_inspectorate
from satupintu.notifications.models import Outgoing
from satupintu.people.access import OwnCase
from satupintu.people.models import User
from satupintu.workdays.services import add_closure

SAID = "Loket kini dibuka sampai pukul empat sore."
DAY = timedelta(days=1)


def facts(receipt):
    rows = ComplaintFact.objects.filter(complaint_id=receipt.complaint_id).order_by("seq")
    return list(rows.values_list("kind", flat=True))


def standing(receipt):
    return ComplaintStanding.objects.get(complaint_id=receipt.complaint_id)


def classify(house, receipt, *, by="budi", to="budi", **more):
    given = {"class_id": CLASS, "to": house.named(to).user_id if to else None} | more
    return desk.classify(actor=house.named(by), now=house.now, complaint_id=receipt.complaint_id, **given)


def act(house, receipt, what, *, by="budi", at=None, words=SAID, **more):
    actor = applicant(house.office_id) if by == "complainant" else house.named(by)
    return what(actor=actor, now=at or house.now, complaint_id=receipt.complaint_id, words=words, **more)


def same_as_recomputed(receipt):
    """The row for lists equals what follows from the facts."""
    row = standing(receipt)
    again = desk.rebuild(Complaint.objects.select_related("letter").get(pk=receipt.complaint_id))
    names = [field.attname for field in ComplaintStanding._meta.concrete_fields if field.name != "id"]
    assert {name: getattr(row, name) for name in names} == {name: getattr(again, name) for name in names}


def test_a_whole_life_leaves_its_facts_its_row_and_its_trail(house):
    receipt = complain(house, email="warga@contoh.example")
    same_as_recomputed(receipt)
    steps = (
        lambda: classify(house, receipt),
        lambda: act(house, receipt, desk.ask),
        lambda: act(house, receipt, desk.add, by="complainant"),
        lambda: act(house, receipt, desk.assign, to=house.named("joko").user_id),
        lambda: act(house, receipt, desk.answer, by="joko"),
        lambda: act(house, receipt, desk.object_to_answer, by="complainant"),
        lambda: act(house, receipt, desk.answer, by="joko"),
    )
    for step in steps:
        step()
        same_as_recomputed(receipt)
    desk.say_satisfied(actor=applicant(house.office_id), now=house.now, complaint_id=receipt.complaint_id)
    desk.say_satisfied(actor=applicant(house.office_id), now=house.now, complaint_id=receipt.complaint_id)
    same_as_recomputed(receipt)
    told = ["received", "classified", "assigned", "asked", "added", "assigned", "answered", "reopened", "answered"]
    assert facts(receipt) == [*told, "satisfied"]
    assert standing(receipt).ending == "satisfied"
    trail = Entry.objects.filter(subject=receipt.complaint_id).order_by("id")
    assert [entry.data["fact"] for entry in trail] == facts(receipt)
    house.deliver()
    assert Outgoing.objects.filter(subject=receipt.complaint_id, state="sent").count() == 7


def test_words_and_names_lie_sealed_and_nowhere_else(house):
    receipt = complain(house, what="Kata rahasia sekali tentang loket.", name="Warga Contohrahasia")
    classify(house, receipt)
    act(house, receipt, desk.answer, words="Jawaban rahasia sekali.")
    for model in (Complaint, ComplaintFact, ComplaintNote, ComplaintStanding, Entry):
        for row in model.objects.values_list():
            assert "rahasia" not in str([bytes(x) if isinstance(x, memoryview) else x for x in row])


@pytest.mark.parametrize("verb", ["UPDATE {0} SET kind = 'x'", "DELETE FROM {0}"])
def test_the_ledger_of_complaints_refuses_to_be_changed(house, verb):
    complain(house)
    with pytest.raises(DatabaseError, match="append-only"), write(), connection.cursor() as cursor:
        cursor.execute(verb.format("complaints_complaintfact"))


def test_what_a_channel_brings_twice_is_one_complaint(house):
    given = {"actor": system(house.office_id), "now": house.now, "letter": desk.Letter(what=WORDS)}
    first = desk.receive(channel="email", external_id="<1@contoh>", submission_key=new_id(), **given)
    again = desk.receive(channel="email", external_id="<1@contoh>", submission_key=new_id(), **given)
    other = desk.receive(channel="whatsapp", external_id="<1@contoh>", submission_key=new_id(), **given)
    assert (again.number, again.created) == (first.number, False)
    assert other.created
    assert [first.number[-6:], other.number[-6:]] == ["000001", "000002"]  # no number was used up


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"letter": desk.Letter(what="  pendek  ")}, desk.NothingSaid),
        ({"channel": "merpati"}, desk.UnknownChannel),
        ({"channel": "phone"}, NotAllowed),  # a citizen writes on the form; other ways are written down by officers
        ({"at": "past"}, NotAllowed),
        ({"service": "tidak-ada"}, NotFound),
        ({"whistle": True}, desk.NobodyToTell),
    ],
)
def test_what_cannot_be_received_is_refused_and_uses_no_number(house, more, refusal):
    if more.get("at"):
        more = {"at": house.now - DAY}
    given = {"channel": "form", "letter": desk.Letter(what=WORDS), "submission_key": new_id()} | more
    with pytest.raises(refusal):
        desk.receive(actor=applicant(house.office_id), now=house.now, **given)
    assert complain(house).number.endswith("000001")


@pytest.mark.parametrize("days", [-1, 400])
def test_nothing_arrives_tomorrow_or_years_ago(house, days):
    with pytest.raises(desk.NotArrivedYet):
        complain(house, at=house.now - days * DAY)


def test_the_desk_refuses_what_is_not_its_turn(house):
    receipt = complain(house)
    with pytest.raises(desk.NotNow):
        act(house, receipt, desk.answer)
    with pytest.raises(desk.UnknownClass):
        classify(house, receipt, class_id="karangan")
    classify(house, receipt)
    with pytest.raises(desk.WordsNeeded):
        act(house, receipt, desk.answer, words="ya")
    with pytest.raises(desk.NotTheHandler):
        act(house, receipt, desk.answer, by="hendra")
    with pytest.raises(NotFound):  # of the counter, who has no part in it
        classify(house, receipt, by="rina")
    act(house, receipt, desk.assign, to=house.named("joko").user_id)
    with pytest.raises(NotAllowed):  # who handles it, and does not run the register
        classify(house, receipt, by="joko")
    with pytest.raises(desk.WordsNeeded):
        classify(house, receipt, class_id="information")  # another class needs its reason
    with pytest.raises(desk.ComplaintMoved):
        act(house, receipt, desk.answer, by="joko", version=1)
    with pytest.raises(NotFound):
        desk.answer(actor=house.named("budi"), now=house.now, complaint_id=uuid4(), words=SAID)
    with pytest.raises(desk.UnfitHandler):
        act(house, receipt, desk.assign, to=uuid4())
    assert facts(receipt) == ["received", "classified", "assigned", "assigned"]


def test_nobody_handles_a_complaint_about_themselves_or_their_familys_file(house):
    budi = User.objects.get(username="budi")
    filed = house.submit()
    receipt = complain(house, about=filed.number.lower())
    kin = Complaint.objects.get(pk=receipt.complaint_id).kin_index
    assert kin
    with pytest.raises(desk.ConcernsHandler):
        classify(house, receipt, by="hendra", concerns=[budi.pk])
    User.objects.filter(pk=budi.pk).update(kin=[kin])
    house._actors.clear()
    with pytest.raises(OwnCase):
        classify(house, receipt)
    with pytest.raises(desk.UnfitHandler):
        classify(house, receipt, by="hendra")
    assert [each.number for each in about_application(house.named("hendra"), filed.application_id)] == [receipt.number]
    assert about_application(house.named("tuti"), filed.application_id) == []


def test_what_the_office_may_do_to_a_report_about_staff_is_nothing(house):
    sari = with_inspectorate(house)
    receipt = complain(house, whistle=True)
    for name in ("budi", "hendra", "dewi"):
        with pytest.raises(NotFound):
            classify(house, receipt, by=name)
        with pytest.raises(NotFound):
            complaint_by_id(house.named(name), receipt.complaint_id)
    classify(house, receipt, by="sari", to="sari", class_id="with_field_check")
    with pytest.raises(desk.UnfitHandler):
        act(house, receipt, desk.assign, by="sari", to=house.named("budi").user_id)
    act(house, receipt, desk.answer, by="sari")
    assert search_terms(system(house.office_id), receipt.complaint_id) is None
    assert figures(house.office_id, house.now.date(), house.now.date()) == []
    plain = complain(house)
    with pytest.raises(NotAllowed):
        classify(house, plain, by="sari", to="sari")
    assert complaint_by_id(sari, plain.complaint_id).complaint.number == plain.number


def test_days_that_pass_are_noted_once_each_and_those_above_are_warned(house):
    receipt = complain(house)
    assert desk.note_overdue(house.now + 3 * DAY) == 0  # Friday, the last day
    assert desk.note_overdue(house.now + 4 * DAY) == 1
    assert desk.note_overdue(house.now + 5 * DAY) == 0
    same_as_recomputed(receipt)
    late = Outgoing.objects.filter(topic="complaint_late")
    assert late.count() >= 1
    classify(house, receipt)
    assert desk.note_overdue(house.now + 60 * DAY) == 1
    assert facts(receipt).count("deadline_passed") == 2
    same_as_recomputed(receipt)
    [line] = figures(house.office_id, house.now.date(), house.now.date())
    assert (line.received, line.overdue, line.settled) == (1, 1, 0)


def test_a_report_about_staff_that_is_late_warns_the_inspectorate_alone(house):
    with_inspectorate(house)
    complain(house, whistle=True)
    assert desk.note_overdue(house.now + 10 * DAY) == 1
    assert Outgoing.objects.filter(topic="complaint_late").count() == 1


def test_an_answer_that_nobody_objects_to_closes_by_itself_and_then_it_is_too_late(house):
    receipt = complain(house)
    classify(house, receipt)
    act(house, receipt, desk.answer)
    until = standing(receipt).closes_on
    last = house.now + (until - house.now.date()) * 1
    assert desk.close_silent(last) == 0
    assert desk.close_silent(last + DAY) == 1
    assert desk.close_silent(last + DAY) == 0
    assert standing(receipt).ending == "silent"
    same_as_recomputed(receipt)
    with pytest.raises(desk.TooLate):
        act(house, receipt, desk.object_to_answer, by="complainant", at=last + DAY)
    act(house, receipt, desk.reopen, by="hendra", at=last + DAY)  # the office may, with a reason
    assert standing(receipt).state == "in_hand"


def test_a_referral_ends_it_and_may_be_objected_to(house):
    receipt = complain(house)
    act(house, receipt, desk.refer, to="Dinas Contoh")
    assert standing(receipt).in_time is True
    act(house, receipt, desk.object_to_answer, by="complainant")
    assert standing(receipt).state == "new"
    same_as_recomputed(receipt)


def test_a_new_holiday_moves_the_day_and_says_so(house):
    receipt, answered = complain(house), complain(house)
    classify(house, answered)
    act(house, answered, desk.answer)
    before, closes = standing(receipt).due_on, standing(answered).closes_on
    add_closure(actor=house.named("tuti"), now=house.now, on=before, name="Libur contoh", decree="Contoh 1")
    assert standing(receipt).due_on > before
    assert standing(answered).closes_on > closes
    assert facts(receipt) == ["received", "due_date_moved"]
    same_as_recomputed(receipt)
    same_as_recomputed(answered)


def test_the_complainant_alone_speaks_for_themselves(house):
    receipt = complain(house)
    classify(house, receipt)
    act(house, receipt, desk.answer)
    with pytest.raises(NotAllowed):
        desk.say_satisfied(actor=house.named("budi"), now=house.now, complaint_id=receipt.complaint_id)
    with pytest.raises(NotAllowed):
        act(house, receipt, desk.object_to_answer)
    with pytest.raises(NotFound):
        complaint_by_id(applicant(house.office_id), receipt.complaint_id)
    assert own_complaint(applicant(house.office_id), receipt.complaint_id).letter.what == WORDS


def test_a_search_over_the_office_learns_nothing_of_who_asked_to_be_kept_secret(house):
    root = system(house.office_id)
    plain = search_terms(root, complain(house, name="Warga Contoh", phone="+628000000001").complaint_id)
    hidden = search_terms(root, complain(house, name="Warga Contoh", secret=True).complaint_id)
    assert (plain.name, plain.phone) == ("Warga Contoh", "+628000000001")
    assert (hidden.name, hidden.number) == ("", "ADU-2026-000002")


def test_figures_count_by_channel_and_class_and_name_nobody(house):
    for channel in ("phone", "phone", "facebook"):
        receipt = complain(house, channel=channel)
        classify(house, receipt)
    act(house, receipt, desk.answer)
    found = figures(house.office_id, house.now.date(), house.now.date())
    assert [(line.channel, line.class_id, line.received, line.in_time, line.late) for line in found] == [
        ("facebook", CLASS, 1, 1, 0),
        ("phone", CLASS, 2, 0, 0),
    ]
    assert figures(house.office_id, house.now.date() + DAY, house.now.date() + DAY) == []
