"""What every page rests on: refusals are spoken, headers are strict, forms and chips say what they must."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.http import HttpResponse
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils.translation import get_language

from satupintu.base.refusal import NotFound, Refusal
from satupintu.rules.deadline import deadline
from satupintu.rules.workdays import Calendar
from satupintu.ui.chip import chip
from satupintu.ui.forms import GovukForm
from satupintu.ui.middleware import Language, SecurityHeaders, SpeakRefusals
from satupintu.ui.refusals import problem, say, to_form
from satupintu.ui.templatetags.ui import angka, pukul, rupiah, tanggal

CALENDAR = Calendar({}, range(2024, 2028))


class Late(Refusal):
    code = "late"
    says = "Berkas {number} sudah lewat."
    field = "number"
    legal_basis = "UU 25/2009"


def spoken(**headers):
    request = RequestFactory().get("/", headers=headers)
    request.user = None
    return SpeakRefusals(lambda r: HttpResponse()).process_exception(request, Late(number="A-1"))


def test_a_refusal_becomes_a_page_that_says_what_happened(db):
    answer = spoken()
    assert answer.status_code == 409
    assert "Berkas A-1 sudah lewat." in answer.content.decode()
    assert "UU 25/2009" in answer.content.decode()


def test_a_program_hears_the_refusal_as_problem_json():
    answer = spoken(Accept="application/json")
    assert answer["Content-Type"] == "application/problem+json"
    assert problem(Late(number="A-1"))["legal_basis"] == "UU 25/2009"
    assert b'"code": "late"' in answer.content


def test_what_is_no_refusal_is_left_alone():
    request = RequestFactory().get("/")
    assert SpeakRefusals(lambda r: HttpResponse()).process_exception(request, ValueError()) is None


def test_a_gap_without_a_word_does_not_break_the_sentence():
    assert "{number}" in say(Late())
    assert say(NotFound()).startswith("Tidak ditemukan")


def test_every_answer_forbids_inline_scripts():
    answer = SecurityHeaders(lambda r: HttpResponse())(RequestFactory().get("/"))
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert answer["X-Frame-Options"] == "DENY"


class Ask(GovukForm):
    number = forms.CharField(label="Nomor", help_text="13 angka")
    way = forms.ChoiceField(label="Cara", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_errors_and_hints_are_tied_to_their_fields():
    form = Ask({})
    assert not form.is_valid()
    html = str(form["number"].as_field_group())
    assert 'id="id_number_helptext"' in html
    assert 'id="id_number_error"' in html
    assert 'aria-describedby="id_number_helptext id_number_error"' in html
    assert 'aria-invalid="true"' in html
    assert ("id_way_0", form.errors["way"][0]) in form.error_list


def test_a_refusal_goes_to_its_field():
    form = Ask({"number": "1", "way": "a"})
    form.is_valid()
    to_form(form, Late(number="A-1"))
    assert form.errors["number"] == ["Berkas A-1 sudah lewat."]


def test_numbers_and_dates_are_written_as_in_indonesia():
    at = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    assert tanggal(at) == "Senin, 23 November 2026"
    assert pukul(at) == "01.05"
    assert rupiah(0) == "Rp0 (gratis)"
    assert rupiah(25000) == "Rp25.000"
    assert angka(1234.5) == "1.234,5"


@pytest.mark.parametrize(
    ("today", "tone", "words"),
    [
        (date(2026, 7, 7), "on-time", "4 hari kerja lagi"),
        (date(2026, 7, 10), "soon", "1 hari kerja lagi"),
        (date(2026, 7, 13), "soon", "jatuh tempo hari ini"),
        (date(2026, 7, 15), "late", "lewat 2 hari"),
        (date(2026, 7, 18), "late", "lewat 4 hari"),
    ],
)
def test_the_chip_says_how_much_time_is_left(today, tone, words):
    made = chip(
        today=today,
        due=date(2026, 7, 13),
        calendar=CALENDAR,
        court="office",
        started=True,
        stopped=False,
        over=False,
        deadline=deadline(date(2026, 7, 6), 5, CALENDAR),
    )
    assert (made.tone, made.words, made.court) == (tone, words, "di kantor")
    html = render_to_string("ui/parts/clock.html", {"chip": made})
    assert html.count("<li") == len(made.days)
    assert "Sabtu" in html


def test_a_stopped_clock_says_for_whom_it_waits():
    made = chip(
        today=date(2026, 7, 7),
        due=None,
        calendar=CALENDAR,
        court="applicant",
        started=True,
        stopped=True,
        over=False,
    )
    assert (made.tone, made.words, made.court) == ("paused", "berhenti", "menunggu pemohon")


@pytest.mark.parametrize(
    "name", ["errors", "clock_chip", "back", "submit", "alert", "empty", "panel", "tag", "row", "steps"]
)
def test_every_component_can_be_drawn(name):
    html = get_template(f"components/{name}.html").render({"slot": "isi", "form": Ask({}), "steps": []})
    assert html is not None


def test_a_component_is_drawn_inside_a_page(rf, db):
    from django.template import engines

    source = '<c-panel title="Terkirim">Nomor <strong>1</strong></c-panel><c-tag tone="done">Siap</c-tag>'
    from django_cotton.compiler_regex import CottonCompiler

    page = engines["django"].from_string(CottonCompiler().process(source))
    html = page.render({}, rf.get("/"))
    assert "Terkirim" in html
    assert "sp-tag--done" in html


@pytest.mark.parametrize(
    ("cookie", "browser", "spoken"),
    [("", "en-US", "id"), ("en", "id", "en"), ("xx", "en", "id"), ("../etc", "", "id")],
)
def test_pages_speak_indonesian_unless_their_reader_chose_otherwise(rf, settings, cookie, browser, spoken):
    request = rf.get("/", headers={"Accept-Language": browser})
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    answer = Language(lambda request: HttpResponse(get_language()))(request)
    assert answer.content.decode() == answer["Content-Language"] == spoken


def test_a_file_whose_time_has_not_begun_is_not_ticked_off():
    made = chip(
        today=date(2026, 3, 10),
        due=None,
        calendar=CALENDAR,
        court="office",
        started=False,
        stopped=False,
        over=False,
    )
    assert (made.tone, made.words) == ("idle", "waktu belum berjalan")


def test_an_office_shows_its_own_arms_and_they_cannot_run_anything(house, client):
    from satupintu.people.models import Office
    from satupintu.people.queries import forget_offices

    assert "/lambang.svg" not in client.get("/").content.decode()
    Office.objects.update(arms='<svg xmlns="http://www.w3.org/2000/svg"/>')
    forget_offices()
    assert "/lambang.svg" in client.get("/").content.decode()
    answer = client.get("/lambang.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
    forget_offices()
