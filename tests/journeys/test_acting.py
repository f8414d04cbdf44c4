"""The head is on leave and a Plh decides; what must be separated stays so; no work waits for somebody who is away."""

from datetime import date, timedelta

import pypdfium2 as pdfium
import pytest

from satupintu.applications import services as file_room
from satupintu.applications.models import Fact, Standing
from satupintu.applications.services import (
    NobodyEligible,
    approve,
    offer_again,
    read_paper,
    reassign,
    reassign_all,
    refuse,
)
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed
from satupintu.demo.seed import actor
from satupintu.licences.services import issue
from satupintu.people.access import DutiesSeparated, MandateOver, OwnCase, Role
from satupintu.people.leave import (
    AbsencePast,
    AlreadyAway,
    NotBelow,
    cancel_absence,
    record_absence,
)
from satupintu.people.mandates import Order, end_mandate, give_mandate
from satupintu.people.models import Absence, User
from satupintu.people.queries import absent
from satupintu.people.services import lock, withdraw_role
from satupintu.workdays.services import add_closure

NUMBER = "800/012/SP/2026"
REASON = "Alasan yang cukup panjang."
LAW = "UU 25/2009 Pasal 21"


def mandate(house, who="hendra", days=5):
    """Somebody acts for the head from today on."""
    today = house.now.date()
    head = User.objects.get(username="dewi").pk
    order = Order("plh", Role.HEAD_OF_OFFICE, head, "", today, today + timedelta(days=days - 1), NUMBER, today)
    user = User.objects.get(username=who)
    given = give_mandate(actor=house.named("tuti"), now=house.now, user_id=user.pk, order=order)
    house._actors.clear()
    return given


def away(house, *names, days=3, by="tuti"):
    """Some are on leave from today on."""
    today = house.now.date()
    for name in names:
        record_absence(
            actor=house.named(by),
            now=house.now,
            user_id=User.objects.get(username=name).pk,
            kind="leave",
            first=today,
            last=today + timedelta(days=days - 1),
        )


def text_of(content):
    """What a PDF says, on one line."""
    pages = pdfium.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def assignee(house, filed):
    standing = Standing.objects.select_related("assignee").get(application_id=filed.application_id)
    return standing.assignee.username if standing.assignee else ""


def at_decision(house, inspector=""):
    """A file that waits for the decision; inspected by this one of the two."""
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    if inspector and assignee(house, filed) != inspector:
        return at_decision(house, inspector)
    house.until(filed.application_id, "decision")
    return filed


def test_the_licence_carries_the_plh_and_the_orders_number_stands_in_the_file(house, at_desk):
    away(house, "dewi")
    filed = at_decision(house)
    given = mandate(house)
    desk = at_desk(house, "hendra")
    assert filed.number in desk.get("/meja/").content.decode()
    seen = house.case(filed.application_id).standing.version
    typed = {"version": seen, "kind": "decision", "outcome": "approve", "reason": "", "legal_basis": ""}
    assert desk.post(f"/berkas/{filed.number}/tahap/", typed).status_code == 302
    house.advance(filed.application_id)
    house.deliver()
    licence = text_of(read_paper(house.case(filed.application_id), "licence"))
    hendra, dewi = (User.objects.get(username=name) for name in ("hendra", "dewi"))
    assert "Plh. KEPALA DINAS, " in licence
    assert f"{hendra.name} {hendra.rank} NIP {hendra.nip}" in licence
    assert dewi.name not in licence
    page = desk.get(f"/berkas/{filed.number}/").content.decode()
    assert f"{hendra.name}, Plh. Kepala Dinas, SP No. {NUMBER}" in page
    decided = Fact.objects.get(application_id=filed.application_id, kind="decided")
    assert decided.data["mandate"] == str(given.pk)
    trail = Entry.objects.filter(event="StepReached", data__step="decision").get(data__outcome="approve")
    assert trail.data["mandate"] == str(given.pk)


def test_what_somebody_does_in_their_own_right_names_no_mandate(house):
    mandate(house)
    filed = at_decision(house)
    told = {"now": house.now, "application_id": filed.application_id}
    file_room.pause(actor=house.named("hendra"), reason="oss_unavailable", note=REASON, **told)
    file_room.resume(actor=house.named("hendra"), **told)
    approve(actor=house.named("dewi"), **told)
    facts = Fact.objects.filter(application_id=filed.application_id, by__isnull=False)
    assert not [fact.kind for fact in facts if "mandate" in fact.data]


def test_after_the_mandate_the_head_signs_again_and_the_former_plh_is_refused_with_what_to_do(house):
    filed = at_decision(house)
    mandate(house, days=1)
    house.now += timedelta(days=1)
    with pytest.raises(MandateOver, match="Minta surat perintah baru"):
        approve(actor=actor("hendra", house.now), now=house.now, application_id=filed.application_id)
    house.until(filed.application_id, "signing")
    house.deliver()
    licence = text_of(read_paper(house.case(filed.application_id), "licence"))
    assert "KEPALA DINAS, " in licence
    assert "Plh." not in licence


def test_a_paper_keeps_the_name_of_whoever_signed_at_its_instant_also_when_it_is_made_later(house):
    filed = at_decision(house)
    given = mandate(house)
    approve(actor=house.named("hendra"), now=house.now, application_id=filed.application_id)
    issue(actor=house.named("tuti"), now=house.now, application_id=filed.application_id)
    later = house.now + timedelta(hours=2)
    end_mandate(actor=house.named("tuti"), now=later, mandate_id=given.pk, reason=REASON)
    house.now = later + timedelta(days=1)
    house.deliver()
    assert "Plh. KEPALA DINAS" in text_of(read_paper(house.case(filed.application_id), "licence"))


def test_the_head_may_decide_all_the_same_and_the_paper_then_bears_the_heads_name(house):
    filed = at_decision(house)
    mandate(house)
    refuse(
        actor=house.named("dewi"), now=house.now, application_id=filed.application_id, reason=REASON, legal_basis=LAW
    )
    house.deliver()
    letter = text_of(read_paper(house.case(filed.application_id), "refusal"))
    assert User.objects.get(username="dewi").name in letter
    assert "Plh." not in letter


def test_a_plh_who_inspected_neither_decides_nor_signs_that_file_but_decides_others(house):
    filed, other = at_decision(house, "budi"), at_decision(house, "joko")
    mandate(house, "budi")
    with pytest.raises(DutiesSeparated):
        approve(actor=house.named("budi"), now=house.now, application_id=filed.application_id)
    approve(actor=house.named("budi"), now=house.now, application_id=other.application_id)
    approve(actor=house.named("dewi"), now=house.now, application_id=filed.application_id)
    for each in (filed, other):
        issue(actor=house.named("tuti"), now=house.now, application_id=each.application_id)
    house.deliver()
    assert "Plh." not in text_of(read_paper(house.case(filed.application_id), "licence"))
    assert "Plh. KEPALA DINAS" in text_of(read_paper(house.case(other.application_id), "licence"))


def test_a_plh_does_not_decide_for_their_own_family(house):
    filed = at_decision(house)
    User.objects.filter(username="hendra").update(kin=[house.case(filed.application_id).application.dossier.nik_index])
    mandate(house)
    with pytest.raises(OwnCase):
        approve(actor=house.named("hendra"), now=house.now, application_id=filed.application_id)


def test_whoever_is_away_is_given_no_work_and_has_their_turn_again_the_day_after(house):
    away(house, "joko", days=2)
    for _ in range(3):
        filed = house.submit()
        house.until(filed.application_id, "inspection")
        assert assignee(house, filed) == "budi"
    house.now += timedelta(days=2)
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    assert assignee(house, filed) == "joko"


def test_days_away_are_counted_in_the_zone_of_the_office(house):
    away(house, "joko", days=1)
    joko = User.objects.get(username="joko").pk
    midnight = house.now.replace(hour=17, minute=0)  # 00.00 WIB of the next day
    assert joko in absent(house.office_id, midnight - timedelta(seconds=1))
    assert joko not in absent(house.office_id, midnight)


def test_all_that_somebody_has_goes_to_others_with_one_reason(house):
    had = []
    while len(had) < 2:
        filed = house.submit()
        house.until(filed.application_id, "inspection")
        if assignee(house, filed) == "joko":
            had.append(filed)
    away(house, "joko")
    with pytest.raises(NotAllowed):
        reassign_all(actor=house.named("rina"), now=house.now, user_id=house.named("joko").user_id, reason=REASON)
    done = reassign_all(actor=house.named("hendra"), now=house.now, user_id=house.named("joko").user_id, reason=REASON)
    assert set(done.moved) == {filed.number for filed in had}
    assert not done.left
    assert {assignee(house, filed) for filed in had} == {"budi"}


def test_with_nobody_there_the_file_goes_on_the_head_of_section_sees_it_and_it_finds_somebody_later(house, at_desk):
    away(house, "joko", "budi")
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    assert assignee(house, filed) == ""
    page = at_desk(house, "hendra").get("/meja/pengalihan/").content.decode()
    assert filed.number in page
    assert "Belum ada petugas" in page
    with pytest.raises(NobodyEligible, match="Batalkan cuti"):
        reassign(actor=house.named("hendra"), now=house.now, application_id=filed.application_id, reason=REASON)
    assert offer_again(house.now) == 0
    absence = Absence.objects.get(user__username="joko")
    cancel_absence(actor=house.named("hendra"), now=house.now, absence_id=absence.pk, reason=REASON)
    assert offer_again(house.now) == 1
    assert assignee(house, filed) == "joko"
    assert offer_again(house.now) == 0


def test_the_superior_sees_what_lies_with_somebody_away_and_hands_it_on_from_the_desk(
    house, at_desk, django_assert_max_num_queries
):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    has = assignee(house, filed)
    away(house, has)
    desk = at_desk(house, "hendra")
    assert "petugas sedang cuti" in desk.get("/meja/semua/").content.decode()
    with django_assert_max_num_queries(12):
        page = desk.get("/meja/pengalihan/").content.decode()
    assert filed.number in page
    sheet = desk.post("/meja/pengalihan/?unduh=1", {"kind": "csv"})
    assert f"{filed.number},pemeriksa lapangan," in b"".join(sheet.streaming_content).decode()
    assert Entry.objects.filter(event="ListExported", actor_id=house.named("hendra").user_id).count() == 1
    address = f"/meja/pengalihan/{house.named(has).user_id}/"
    short = desk.post(address, {"reason": "cuti"})
    assert short.status_code == 422
    assert "paling sedikit 10 huruf" in short.content.decode()
    assert desk.post(address, {"reason": "Petugas cuti tahunan sampai Jumat."}).status_code == 302
    assert assignee(house, filed) not in {"", has}
    assert at_desk(house, "rina").get("/meja/pengalihan/").status_code == 403


@pytest.mark.parametrize("how", ["locked", "without the role"])
def test_the_superior_also_sees_what_lies_with_somebody_who_left_or_has_another_role(house, at_desk, how):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    has = User.objects.get(username=assignee(house, filed))
    tuti, hendra = {"actor": house.named("tuti"), "now": house.now}, at_desk(house, "hendra")
    assert filed.number not in hendra.get("/meja/pengalihan/").content.decode()
    if how == "locked":
        lock(**tuti, user_id=has.pk, reason="pindah ke dinas lain")
    else:
        withdraw_role(**tuti, user_id=has.pk, role=Role.INSPECTOR)
    page = hendra.get("/meja/pengalihan/").content.decode()
    assert filed.number in page
    assert ("akunnya terkunci" if how == "locked" else "tidak lagi memegang peran itu") in page
    assert "petugas sedang cuti atau sudah pindah" in hendra.get("/meja/semua/").content.decode()
    assert hendra.post(f"/meja/pengalihan/{has.pk}/", {"reason": "Petugas pindah tugas."}).status_code == 302
    assert assignee(house, filed) not in {"", has.username}


def test_whoever_lost_another_role_keeps_the_work_they_can_do(house, at_desk):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    while assignee(house, filed) != "budi":
        filed = house.submit()
        house.until(filed.application_id, "inspection")
    tuti = {"actor": house.named("tuti"), "now": house.now}
    withdraw_role(**tuti, user_id=User.objects.get(username="budi").pk, role=Role.FRONT_OFFICE)
    assert filed.number not in at_desk(house, "hendra").get("/meja/pengalihan/").content.decode()


def test_what_somebody_can_still_do_is_neither_marked_nor_given_to_others(house, at_desk):
    """One person's work on two roles, of which one was taken."""
    budi, had = User.objects.get(username="budi"), []
    while len(had) < 2:
        filed = house.submit()
        house.until(filed.application_id, "inspection")
        had += [filed] if assignee(house, filed) == "budi" else []
    keeps, loses = had
    # no standard of the office gives the front office work in turn: let one say so
    Standing.objects.filter(application_id=keeps.application_id).update(owner_role=Role.FRONT_OFFICE)
    hendra, told = at_desk(house, "hendra"), {"actor": house.named("hendra"), "now": house.now}
    assert reassign_all(user_id=budi.pk, reason=REASON, **told).moved == ()
    withdraw_role(actor=house.named("tuti"), now=house.now, user_id=budi.pk, role=Role.INSPECTOR)
    page = hendra.get("/meja/semua/").content.decode()
    assert page.count("petugas sedang cuti atau sudah pindah") == 1
    address = f"/meja/pengalihan/{budi.pk}/"
    hendra.post(address, {"reason": REASON})
    assert (assignee(house, keeps), assignee(house, loses)) == ("budi", "joko")
    again = hendra.post(address, {"reason": REASON}, follow=True).content.decode()
    assert "Tidak ada yang perlu dialihkan" in again
    assert "dapat mengerjakan semua berkas yang ada padanya" in again


def test_leave_is_written_down_by_superiors_and_the_administrator(house):
    for by, who, refusal in (
        ("rina", "joko", NotAllowed),
        ("joko", "joko", NotAllowed),
        ("hendra", "dewi", NotBelow),
    ):
        with pytest.raises(refusal):
            away(house, who, by=by)
    away(house, "joko", by="hendra")
    away(house, "hendra", by="hendra")
    away(house, "dewi", by="tuti")
    with pytest.raises(AlreadyAway):
        away(house, "joko", days=1, by="dewi")
    with pytest.raises(AbsencePast):
        record_absence(
            actor=house.named("dewi"),
            now=house.now,
            user_id=house.named("rina").user_id,
            kind="duty",
            first=date(2026, 3, 1),
            last=date(2026, 3, 9),
        )


def test_what_a_plh_does_outside_files_counts_as_the_posts(house):
    mandate(house, "budi")
    add_closure(actor=house.named("budi"), now=house.now, on=date(2026, 4, 1), name="Banjir", decree="SK 1/2026")
    house.now += timedelta(days=10)
    with pytest.raises(MandateOver):
        add_closure(
            actor=actor("budi", house.now), now=house.now, on=date(2026, 4, 2), name="Banjir", decree="SK 2/2026"
        )


def test_leave_is_kept_on_its_page(house, at_desk):
    joko = User.objects.get(username="joko")
    desk = at_desk(house, "hendra")
    typed = {"user": str(joko.pk), "kind": "leave", "first": "2026-03-10", "last": "2026-03-12", "letter": "851/7"}
    assert desk.post("/kantor/cuti/", typed)["Location"] == "/kantor/cuti/"
    page = desk.get("/kantor/cuti/").content.decode()
    assert "851/7" in page
    again = desk.post("/kantor/cuti/", typed)
    assert again.status_code == 422
    assert "sudah tercatat tidak di tempat" in again.content.decode()
    absence = Absence.objects.get()
    assert desk.post(f"/kantor/cuti/{absence.pk}/batalkan/", {"reason": "Kembali lebih awal."}).status_code == 302
    assert "Kembali lebih awal." in desk.get("/kantor/cuti/").content.decode()
