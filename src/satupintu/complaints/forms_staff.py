"""What the complaints desk fills in: what came another way, and each act on a complaint."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.complaints.carrying import FIELDS
from satupintu.complaints.forms import PLAIN, ContactForm, about_field, what_field
from satupintu.complaints.pages import Opened
from satupintu.complaints.queries import STATES, Wanted
from satupintu.complaints.services import CHANNELS, OWN_FORM, eligible
from satupintu.complaints.words import CHANNELS as CHANNEL_WORDS
from satupintu.people.queries import staff
from satupintu.sheets.long_lists import NarrowForm
from satupintu.ui.forms import GovukForm
from satupintu.ui.typed import DayField


class ListForm(NarrowForm):
    """How a list of complaints is narrowed and sorted: each field a part of the address."""

    telat = forms.BooleanField(label=lazy("Hanya yang lewat batas"), required=False)
    baru = forms.BooleanField(label=lazy("Hanya yang belum digolongkan"), required=False)
    keadaan = forms.ChoiceField(label=lazy("Keadaan"), choices=[("", lazy("Semua")), *STATES.items()], required=False)
    saluran = forms.ChoiceField(
        label=lazy("Saluran"), choices=[("", lazy("Semua")), *CHANNEL_WORDS.items()], required=False
    )
    dari = DayField(label=lazy("Masuk dari"), required=False, width=0)
    sampai = DayField(label=lazy("Masuk sampai"), required=False, width=0)
    urut = forms.ChoiceField(label=lazy("Urutan"), required=False)

    def __init__(self, *args: Any, open_ones: bool, **kwargs: Any) -> None:
        super().__init__(*args, usual="tempo" if open_ones else "-masuk", **kwargs)
        order = self.fields["urut"]
        assert isinstance(order, forms.ChoiceField)
        if open_ones:
            order.choices = [
                ("", _("Paling mendesak dahulu")),
                ("-tempo", _("Paling tidak mendesak dahulu")),
            ]
        else:
            del self.fields["telat"], self.fields["baru"]
            order.choices = [
                ("", _("Paling baru dahulu")),
                ("masuk", _("Paling lama dahulu")),
            ]

    def wanted(self, today: date) -> Wanted:
        """The filter; a field that was filled in wrongly narrows nothing, and says so beside itself."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            state=data.get("keadaan", ""),
            channel=data.get("saluran", ""),
            since=data.get("dari"),
            until=data.get("sampai"),
            late_on=today if data.get("telat") else None,
            new=bool(data.get("baru")),
            downwards=data.get("urut") in {"-tempo", "masuk"},
        )


class EntryForm(ContactForm):
    """What came by telephone, WhatsApp, e-mail, the social media, a letter, or at the counter."""

    channel = forms.ChoiceField(
        label=lazy("Lewat apa pengaduan ini datang?"),
        choices=[(each, CHANNEL_WORDS[each]) for each in CHANNELS if each != OWN_FORM],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih salurannya.")},
    )
    on = DayField(
        label=lazy("Tanggal masuk"),
        help_text=lazy("Tanggal pengaduan benar-benar datang, bukan tanggal dicatat. Hari kerja dihitung dari sini."),
        missing=lazy("Tulis tanggal pengaduan ini masuk."),
    )
    what = what_field(lazy("Isi pengaduan"), lazy("Salin apa adanya dari pesan, atau tulis kata-kata pengadu."))
    about = about_field()
    service = forms.ChoiceField(label=lazy("Tentang layanan apa?"), required=False, widget=forms.RadioSelect)
    handle = forms.CharField(
        max_length=150,
        required=False,
        label=lazy("Nama akun pengadu di saluran itu (boleh kosong)"),
        help_text=lazy("Misalnya nama akun Facebook. Disegel bersama pengaduannya."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    reference = forms.CharField(
        max_length=150,
        required=False,
        label=lazy("Nomor atau tautan pesan di saluran itu (boleh kosong)"),
        help_text=lazy("Mencegah pesan yang sama dicatat dua kali."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    whistle = forms.BooleanField(
        required=False,
        label=lazy("Laporan pelanggaran oleh petugas: segel untuk Inspektorat"),
        help_text=lazy("Setelah dicatat, hanya Inspektorat yang dapat membukanya. Anda tidak."),
    )
    field_order = (
        *("channel", "on", "what", *FIELDS, "service", "about", "handle", "reference"),
        *("name", "phone", "email", "secret", "whistle"),
    )

    def __init__(self, *args: Any, services: Sequence[tuple[str, str]], whistle: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service = self.fields["service"]
        assert isinstance(service, forms.ChoiceField)
        service.choices = [*services, ("", _("Pelayanan kantor secara umum"))]
        for name, label in (("name", _("Nama pengadu")), ("phone", _("Telepon atau WhatsApp pengadu"))):
            self.fields[name].label = _("%(label)s (boleh kosong)") % {"label": label}
        self.fields["email"].label = _("E-mail pengadu (boleh kosong)")
        self.fields["secret"].label = _("Pengadu meminta identitasnya dirahasiakan")
        if not whistle:
            del self.fields["whistle"]


def arrived(on: date, now: datetime, zone: str) -> datetime | None:
    """The instant of arrival for a day: None for today, which is now; noon of an earlier day."""
    if on == now.astimezone(ZoneInfo(zone)).date():
        return None
    return datetime.combine(on, time(12), ZoneInfo(zone))


class ActForm(GovukForm):
    """A form on a complaint."""

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opened = opened
        self.build(opened)

    def build(self, opened: Opened) -> None:
        """Add what depends on the complaint."""

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, (forms.ChoiceField, forms.MultipleChoiceField))
        field.choices = list(choices)


def words_field(label: Any, help_text: Any = "", required: bool = True) -> forms.CharField:
    """A field for words that are sealed beside the fact."""
    return forms.CharField(
        max_length=5000,
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": lazy("Tulis dahulu.")},
    )


def handlers_of(opened: Opened) -> list[tuple[str, str]]:
    """Who may handle the complaint, as choices."""
    people = eligible(opened.actor, opened.case, opened.now)
    return [(str(user.pk), f"{user.name} – {user.position}" if user.position else user.name) for user in people]


class ClassifyForm(ActForm):
    """Of which class it is, whom it is about, who handles it."""

    class_id = forms.ChoiceField(
        label=lazy("Golongan"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih golongan pengaduan.")},
    )
    to = forms.ChoiceField(
        label=lazy("Ditangani oleh"),
        help_text=lazy("Bukan pihak yang diadukan."),
        widget=forms.Select,
        error_messages={"required": lazy("Pilih siapa yang menangani.")},
    )
    concerns = forms.MultipleChoiceField(
        label=lazy("Petugas yang diadukan (bila ada)"),
        help_text=lazy("Mereka tidak dapat lagi melihat pengaduan ini."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = words_field(
        lazy("Alasan golongan ini"),
        lazy("Wajib bila golongan diubah. Tidak ditunjukkan kepada pengadu."),
        required=False,
    )

    def build(self, opened: Opened) -> None:
        rules, course = opened.case.rules, opened.case.course
        titles = [
            (each.id, _("%(title)s (%(days)s hari kerja)") % {"title": each.title, "days": each.working_days})
            for each in rules.classes
        ]
        self._choose("class_id", titles)
        self._choose("to", handlers_of(opened))
        self._choose("concerns", [(str(user.pk), user.name) for user in staff(opened.actor)])
        self.initial.setdefault("class_id", course.class_id)
        self.initial.setdefault("to", course.handler or str(opened.actor.user_id))
        self.initial.setdefault("concerns", sorted(course.concerns))


class AssignForm(ActForm):
    """Somebody else handles it, and why."""

    to = forms.ChoiceField(label=lazy("Ditangani oleh"), widget=forms.Select)
    words = words_field(lazy("Alasan dialihkan"), lazy("Tidak ditunjukkan kepada pengadu."))

    def build(self, opened: Opened) -> None:
        others = [each for each in handlers_of(opened) if each[0] != opened.case.course.handler]
        self._choose("to", others)


class AskForm(ActForm):
    """A question to the complainant."""

    words = words_field(lazy("Pertanyaan kepada pengadu"), lazy("Tanyakan semuanya sekaligus. Jangan meminta NIK."))

    def build(self, opened: Opened) -> None:
        self.fields["words"].help_text = f"{self.fields['words'].help_text} {opened.case.rules.asking.text}"


class AnswerForm(ActForm):
    """The answer."""

    words = words_field(
        lazy("Jawaban kepada pengadu"),
        lazy("Katakan apa yang ditemukan, apa yang sudah dilakukan, dan apa yang dapat dilakukan pengadu selanjutnya."),
    )


class ReferForm(ActForm):
    """Not ours: whose, and why."""

    to = forms.CharField(
        max_length=150,
        label=lazy("Instansi yang berwenang"),
        error_messages={"required": lazy("Tulis instansi yang berwenang.")},
    )
    words = words_field(lazy("Alasan, dan bagaimana pengadu menghubunginya"))


class AddedForm(ActForm):
    """What the complainant said by telephone or at the counter."""

    words = words_field(lazy("Apa yang dikatakan pengadu"))


class CloseForm(ActForm):
    """Why it is closed before its days have run out."""

    words = words_field(lazy("Alasan ditutup"), lazy("Ditunjukkan kepada pengadu."))


class ReopenForm(ActForm):
    """Why it is opened again."""

    words = words_field(lazy("Alasan dibuka lagi"), lazy("Ditunjukkan kepada pengadu."))


class RevealForm(GovukForm):
    """Why somebody needs to know who complained."""

    reason = words_field(lazy("Alasan membuka identitas"), lazy("Alasan ini tercatat bersama nama Anda."))
