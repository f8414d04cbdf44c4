"""The main job through the services: from an application to a licence that a stranger can verify."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from satupintu.applications.models import Application, Sequence
from satupintu.applications.services import (
    StaleForm,
    StepNotNow,
    accept_complete,
    approve,
    pause,
    read_paper,
    recommend,
    refuse,
    resubmit,
    resume,
    return_to_applicant,
    send_back,
    submit,
)
from satupintu.applications.services.intake import Given
from satupintu.base.actor import applicant
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed
from satupintu.demo.cast import JOKO, RINA
from satupintu.files.services import new_file_key
from satupintu.inspections.models import Visit
from satupintu.inspections.services import ChecklistIncomplete, Findings, complete_inspection
from satupintu.licences.queries import for_application, verify
from satupintu.licences.services import PaperNotReady, SerialNeeded, issue, record_mark, revoke
from satupintu.notifications.models import PostedMail
from satupintu.payments.services import FreeOfCharge, take_payment
from satupintu.people.access import DutiesSeparated, OwnCase, Role
from satupintu.people.models import RoleGrant, User
from satupintu.people.queries import actor_for

OK = {"ktp": "ok", "nib": "ok"}


def test_an_application_becomes_a_licence_that_a_stranger_can_verify(house):
    filed = house.submit()
    case = house.until(filed.application_id, "signing")
    licence = for_application(filed.application_id)
    assert verify(licence.code).status == "unsigned"
    case = house.until(filed.application_id)
    assert case.journey.ending == "completed"
    assert licence.number == "503/0001/IUMK/III/2026"
    assert verify(licence.code).status == "valid"
    assert read_paper(case, "licence").startswith(b"%PDF")
    assert case.promise(house.now.date()).kept_net is True


def test_what_the_register_tells_a_stranger_holds_nothing_of_the_person(house):
    filed = house.submit()
    case = house.until(filed.application_id)
    told = repr(verify(for_application(filed.application_id).code))
    person = case.dossier.person
    assert person.nik not in told
    assert person.name not in told
    assert person.phone not in told


def test_the_applicant_is_told_at_each_turn(house):
    house.until(house.submit().application_id)
    house.deliver()
    subjects = [mail.subject.split(" – ")[0] for mail in PostedMail.objects.order_by("id")]
    assert subjects == ["Permohonan diterima", "Berkas lengkap", "Permohonan disetujui", "Izin siap diambil"]


def test_the_same_submission_twice_is_one_application(house):

    _, wrapped = new_file_key()
    told = {
        "actor": applicant(house.office_id),
        "service": "iumk",
        "mode": "mandiri",
        "dossier": house.dossier(),
        "given": [Given("ktp", "counter"), Given("nib", "oss")],
        "wrapped_key": wrapped,
        "submission_key": new_id(),
    }
    first, second = submit(now=house.now, **told), submit(now=house.now + timedelta(minutes=1), **told)
    assert first.created
    assert not second.created
    assert (first.number, first.tracking_code) == (second.number, second.tracking_code)


def test_licence_numbers_follow_one_another_without_a_gap(house):
    numbers = []
    for _ in range(3):
        filed = house.submit()
        house.until(filed.application_id, "signing")
        numbers.append(for_application(filed.application_id).seq)
    assert numbers == [1, 2, 3]


def test_a_return_lists_every_defect_and_the_clock_starts_only_when_it_is_complete(house):
    filed = house.submit()
    rina = house.named("rina")
    case = return_to_applicant(
        actor=rina, now=house.now, application_id=filed.application_id, judged={"ktp": "unreadable", "nib": "ok"}
    )
    assert case.journey.court == "applicant"
    assert case.standing.due_on is None
    house.deliver()
    letter = PostedMail.objects.order_by("id").last()
    assert "tidak terbaca" in letter.body
    resubmit(
        actor=applicant(house.office_id),
        now=house.now + timedelta(days=2),
        application_id=filed.application_id,
        given=[Given("ktp", "counter")],
    )
    case = accept_complete(
        actor=rina, now=datetime(2026, 3, 17, 3, tzinfo=UTC), application_id=filed.application_id, judged=OK
    )
    assert case.standing.due_on == date(2026, 3, 31)  # Nyepi, Lebaran and cuti bersama do not count
    assert case.journey.returns == 1


def test_a_pause_moves_the_due_date_and_both_accounts_are_kept(house):
    filed = house.submit(datetime(2026, 6, 1, 2, tzinfo=UTC))
    case = house.advance(filed.application_id, datetime(2026, 6, 2, 2, tzinfo=UTC))
    before = case.standing.due_on
    inspector = house._owner(case)
    case = pause(
        actor=inspector,
        now=datetime(2026, 6, 3, 2, tzinfo=UTC),
        application_id=filed.application_id,
        reason="applicant_absent",
        note="Pemilik sedang di luar kota.",
    )
    assert case.standing.stopped
    assert case.standing.due_on is None
    case = resume(actor=inspector, now=datetime(2026, 6, 5, 2, tzinfo=UTC), application_id=filed.application_id)
    assert (case.standing.due_on - before).days >= 2
    account = case.promise(date(2026, 6, 8))
    assert account.office_days < account.applicant_days + account.office_days


def test_two_officers_at_once_the_second_is_told_that_the_file_moved_on(house):
    filed = house.submit()
    version = house.case(filed.application_id).standing.version
    told = {"now": house.now, "application_id": filed.application_id, "judged": OK, "version": version}
    accept_complete(actor=house.named("rina"), **told)
    with pytest.raises(StaleForm):
        accept_complete(actor=house.named("budi"), **told)
    with pytest.raises(StepNotNow):
        accept_complete(actor=house.named("budi"), **{**told, "version": None})


def test_whoever_inspected_may_not_decide(house):
    filed = house.submit()
    case = house.until(filed.application_id, "inspection")
    inspector = User.objects.get(pk=case.journey.assignee)
    RoleGrant.objects.create(
        office_id=house.office_id, user=inspector, role=Role.HEAD_OF_OFFICE, since=house.now - timedelta(days=9)
    )
    house.until(filed.application_id, "decision")
    with pytest.raises(DutiesSeparated):
        approve(actor=actor_for(inspector, house.now), now=house.now, application_id=filed.application_id)


def test_nobody_handles_their_own_application(house):

    filed = house.submit(dossier=house.dossier(nik=RINA.nik))
    with pytest.raises(OwnCase):
        accept_complete(actor=house.named("rina"), now=house.now, application_id=filed.application_id, judged=OK)


def test_an_inspection_is_never_given_to_the_applicants_kin(house):

    for _ in range(3):
        filed = house.submit(dossier=house.dossier(nik=JOKO.nik))
        case = house.advance(filed.application_id)
        assert case.journey.assignee == str(house.named("budi").user_id)


def test_inspections_go_round_in_turn(house):
    given = [house.advance(house.submit().application_id).journey.assignee for _ in range(4)]
    assert given[0] != given[1]
    assert given[:2] == given[2:]


def test_a_free_service_takes_no_money_from_anyone(house):
    filed = house.submit()
    for amount in (1, 10_000):
        with pytest.raises(FreeOfCharge):
            take_payment(
                actor=house.cast(Role.CASHIER), now=house.now, application_id=filed.application_id, rupiah=amount
            )


def test_a_refusal_says_why_on_which_law_and_how_to_object(house):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    case = refuse(
        actor=house.named("dewi"),
        now=house.now,
        application_id=filed.application_id,
        reason="Tidak ada kegiatan usaha di alamat itu.",
        legal_basis="Perda Kabupaten Rokan Hulu Nomor 4 Tahun 2017",
    )
    assert case.journey.ending == "refused"
    house.deliver()
    letter = PostedMail.objects.order_by("id").last().body
    assert "Tidak ada kegiatan usaha" in letter
    assert "Nomor 4 Tahun 2017" in letter
    assert "keberatan" in letter
    assert read_paper(house.case(filed.application_id), "refusal").startswith(b"%PDF")


def test_a_file_sent_back_is_inspected_or_examined_again(house):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    case = send_back(
        actor=house.named("dewi"),
        now=house.now,
        application_id=filed.application_id,
        kind="decision",
        reason="Berita acara belum memuat luas tempat usaha.",
    )
    assert case.journey.current in {"inspection", "examination"}
    assert house.until(filed.application_id).journey.ending == "completed"


def test_nothing_is_printed_before_the_press_has_made_it_and_meterai_needs_its_serial(house):
    filed = house.submit()
    house.until(filed.application_id, "issue")
    tuti = house.named("tuti")
    issue(actor=tuti, now=house.now, application_id=filed.application_id)
    told = {"actor": tuti, "now": house.now, "application_id": filed.application_id}
    with pytest.raises(PaperNotReady):
        record_mark(mark="print", **told)
    house.deliver()
    record_mark(mark="print", **told)
    with pytest.raises(SerialNeeded):
        record_mark(mark="affix_meterai", serial="12", **told)


def test_a_revoked_licence_says_so_to_whoever_asks(house):
    filed = house.submit()
    house.until(filed.application_id)
    revoke(
        actor=house.named("dewi"),
        now=house.now,
        application_id=filed.application_id,
        reason="Usaha sudah tidak berjalan di sana.",
        legal_basis="Perda Kabupaten Rokan Hulu Nomor 4 Tahun 2017",
    )
    assert verify(for_application(filed.application_id).code).status == "revoked"


def test_a_checklist_half_answered_is_refused_and_nothing_is_half_written(house):

    filed = house.submit()
    case = house.until(filed.application_id, "inspection")
    with pytest.raises(ChecklistIncomplete):
        complete_inspection(
            actor=house._owner(case), now=house.now, application_id=filed.application_id, findings=Findings({})
        )
    assert not Visit.objects.filter(done_at__isnull=False).exists()
    assert house.case(filed.application_id).standing.version == case.standing.version


def test_an_examiner_cannot_decide_for_the_head(house):

    filed = house.submit()
    house.until(filed.application_id, "decision")
    with pytest.raises(NotAllowed):
        approve(actor=house.named("hendra"), now=house.now, application_id=filed.application_id)
    with pytest.raises(StepNotNow):
        recommend(actor=house.named("hendra"), now=house.now, application_id=filed.application_id)


def test_many_presses_of_one_button_at_once_make_one_application_and_use_one_number(busy_house):

    house = busy_house
    _, wrapped = new_file_key()
    told = {
        "actor": applicant(house.office_id),
        "now": house.now,
        "service": "iumk",
        "mode": "mandiri",
        "dossier": house.dossier(),
        "given": [Given("ktp", "counter"), Given("nib", "oss")],
        "wrapped_key": wrapped,
        "submission_key": new_id(),
    }

    def press(_):
        try:
            return submit(**told)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as fingers:
        answers = list(fingers.map(press, range(12)))
    assert {answer.number for answer in answers} == {"IUMK-2026-000001"}
    assert sum(answer.created for answer in answers) == 1
    assert Application.objects.count() == 1
    assert Sequence.objects.get(series="application:iumk").last == 1


def test_two_officers_deciding_in_the_same_instant_one_decides_and_one_is_told(busy_house):

    house = busy_house
    filed = house.submit()
    house.until(filed.application_id, "decision")
    version = house.case(filed.application_id).standing.version
    dewi = house.named("dewi")

    def decide(yes):
        told = {"actor": dewi, "now": house.now, "application_id": filed.application_id, "version": version}
        try:
            if yes:
                approve(**told)
            else:
                refuse(reason="Tidak ada usaha di sana.", legal_basis="Perda Nomor 4 Tahun 2017", **told)
        except StaleForm:
            return "stale"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(2) as officers:
        answers = sorted(officers.map(decide, [True, False]))
    assert answers == ["done", "stale"]
    assert len([fact for fact in house.case(filed.application_id).facts if fact.kind == "decided"]) == 1
