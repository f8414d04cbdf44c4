"""English is complete: every text has its translation, and the check that says so notices what is missing."""

import re
import shutil
import subprocess
import sys

import pytest

PAGE = '{% load i18n %}<p>{% translate "Pintu terbuka" %}</p>'
FORM = 'from django.utils.translation import gettext as _\n\nWRONG = _("Kurang %(count)s.")\n'
REFUSAL = 'from satupintu.base.refusal import Refusal\n\n\nclass Late(Refusal):\n    says = "Sudah tutup."\n'
ENGLISH = {
    "Pintu terbuka": "Open door",
    "Kurang %(count)s.": "%(count)s missing.",
    "Sudah tutup.": "Closed already.",
}


@pytest.fixture
def small(root, tmp_path):
    """A project of one room with three texts, one of each kind, all translated: a function that checks it."""
    room = tmp_path / "src" / "satupintu" / "ui"
    for name, text in (("apps.py", ""), ("forms.py", FORM), ("refusals.py", REFUSAL), ("templates/ui/door.html", PAGE)):
        (room / name).parent.mkdir(parents=True, exist_ok=True)
        (room / name).write_text(text)
    script = tmp_path / "scripts" / "messages.py"
    script.parent.mkdir()
    shutil.copy(root / "scripts" / "messages.py", script)

    def run(*arguments):
        return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)

    run()
    catalogue = room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    words = catalogue.read_text()
    for text, english in ENGLISH.items():
        words = words.replace(f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{english}"')
    catalogue.write_text(words)
    return room, catalogue, run


def test_every_text_of_the_office_has_its_english(root):
    checked = subprocess.run(
        [sys.executable, "scripts/messages.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, f"make messages, then translate:\n{checked.stdout}{checked.stderr}"


def test_a_complete_catalogue_is_found_complete(small):
    _, _, run = small
    checked = run("--check")
    assert (checked.returncode, checked.stdout) == (0, "")


@pytest.mark.parametrize("text", ENGLISH)
def test_a_translation_that_is_taken_out_is_missed(small, text):
    _, catalogue, run = small
    catalogue.write_text(catalogue.read_text().replace(f'msgstr "{ENGLISH[text]}"', 'msgstr ""'))
    checked = run("--check")
    assert checked.returncode == 1
    assert f"not translated: {text!r}" in checked.stdout


@pytest.mark.parametrize(
    ("file", "more", "text"),
    [
        ("templates/ui/door.html", '{% translate "Tutup" %}', "Tutup"),
        (
            "templates/ui/door.html",
            "{% blocktranslate %}Nomor {{ n }} habis.{% endblocktranslate %}",
            "Nomor %(n)s habis.",
        ),
        ("forms.py", '\n\nprint(_("Pilih satu."))\n', "Pilih satu."),
        ("refusals.py", '\n\nclass Early(Refusal):\n    says = "Belum buka."\n', "Belum buka."),
    ],
)
def test_a_new_text_is_missed_until_it_is_translated(small, file, more, text):
    room, _, run = small
    (room / file).write_text((room / file).read_text() + more)
    checked = run("--check")
    assert checked.returncode == 1
    assert f"not translated: {text!r}" in checked.stdout


def test_a_translation_that_loses_what_is_filled_in_is_refused(small):
    _, catalogue, run = small
    catalogue.write_text(catalogue.read_text().replace('"%(count)s missing."', '"Some are missing."'))
    checked = run("--check")
    assert checked.returncode == 1
    assert "other gaps than the source" in checked.stdout


@pytest.mark.parametrize("more", ['\n\nprint(_(f"Kurang {1}."))\n', '\n\nprint(_("Kurang " + str(1)))\n'])
def test_a_text_that_is_put_together_before_it_is_translated_is_refused(small, more):
    room, _, run = small
    (room / "forms.py").write_text((room / "forms.py").read_text() + more)
    checked = run("--check")
    assert checked.returncode == 1
    assert "forms.py" in checked.stdout


# What is the same in both languages, and what a program reads.
NAMES = {"IUMK", "KBLI", "NIB", "NIK", "PDF", "Satu Pintu"}
CODE = re.compile(r"^\S+[._-]\S+$")  # an address, a number, the name of a style
NOT_SPOKEN = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}|\{%\s*comment\b.*?endcomment\s*%\}|\{#.*?#\}"
    r"|<(code|kbd|script)\b.*?</\1>|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
SPOKEN_PLACES = re.compile(r'(?<![:\w-])(?:title|aria-label|aria-description|placeholder|alt)="([^"]*)"')


def spoken_past_gettext(template):
    """Words that stand in a template as they are."""
    bare = NOT_SPOKEN.sub(" ", template)
    texts = [*SPOKEN_PLACES.findall(bare), *re.sub(r'<[^<>]*>|[\w-]+="[^"]*"', "\0", bare).split("\0")]
    words = [" ".join(re.findall(r"(?<![/\w-])[A-Za-z][\w.'-]*", each)) for each in texts]
    return [each for each in words if re.search(r"[A-Za-z]{3}", each) and each not in NAMES and not CODE.search(each)]


def test_no_template_speaks_past_the_catalogue(root):
    found = {
        path.name: words
        for path in sorted((root / "src").rglob("*.html"))
        if "tests" not in path.parts and (words := spoken_past_gettext(path.read_text()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "template",
    [
        "<p>Pintu terbuka</p>",
        '<button aria-label="Tutup">×</button>',
        "{% if x %}Belum{% else %}{% translate 'Sudah' %}{% endif %}",
    ],
)
def test_words_that_stand_in_a_template_as_they_are_would_be_found(template):
    assert spoken_past_gettext(template)
