"""What officers fill in: one form per kind of step, each shaped by the standard that the file is pinned to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import FileForm, Opened
from satupintu.applications.services.completeness import OK, OTHER
from satupintu.backoffice.words import HOW_SURVEYED, HOW_TOLD
from satupintu.ui.forms import GovukForm

MIN_REASON = 10


def _reason(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": lazy("Tulis alasannya, supaya pemohon dan pengawas dapat memahaminya.")},
    )


class CompletenessForm(FileForm):
    """Every requirement judged, once: in order, one of the standard's defects, or one in the officer's words."""

    dated = True

    note = forms.CharField(
        label=lazy("Catatan untuk pemohon"),
        help_text=lazy("Wajib bila ada “Kekurangan lain”. Tulis apa yang kurang dan apa yang harus dilakukan."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def build(self, opened: Opened) -> None:
        for requirement in opened.case.requirements:
            choices = [
                (OK, _("Ada dan benar")),
                *requirement.defects.items(),
                (OTHER, _("Kekurangan lain (tulis di catatan)")),
            ]
            self.fields[f"judged_{requirement.id}"] = forms.ChoiceField(
                label=_("Hasil pemeriksaan: %(title)s") % {"title": requirement.title},
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Nilai dahulu: %(title)s.") % {"title": requirement.title}},
            )

    def judged(self) -> dict[str, str]:
        """The judgement by requirement id."""
        return {each.id: self.cleaned_data[f"judged_{each.id}"] for each in self._requirements()}

    def requirement_field(self, requirement_id: str) -> forms.BoundField:
        """The field that judges one requirement."""
        return self[f"judged_{requirement_id}"]

    def _requirements(self) -> tuple[Any, ...]:
        return self.opened.case.requirements

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        other = any(data.get(f"judged_{each.id}") == OTHER for each in self._requirements())
        if other and len(data.get("note", "").strip()) < MIN_REASON:
            self.add_error("note", _("Tulis kekurangan lain itu dengan jelas, paling sedikit 10 huruf."))
        return data


class OutcomeForm(FileForm):
    """How the step turned out: one of the outcomes that the standard allows now, and words for it."""

    dated = True

    labels: dict[str, Any] = {}
    needs_reason: frozenset[str] = frozenset()
    question: Any = lazy("Hasil")
    outcome = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": lazy("Pilih salah satu hasil dahulu.")}
    )
    reason = _reason(lazy("Catatan"), required=False)

    def build(self, opened: Opened) -> None:
        back = opened.case.step.back_to if opened.case.step else None
        target = opened.case.standard.steps[back].title if back else _("sebelumnya")
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.label = self.question
        field.choices = [
            (name, str(self.labels[name]) % {"target": target})
            for name in opened.case.journey.outcomes
            if name in self.labels
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("outcome") in self.needs_reason and len(data.get("reason", "").strip()) < MIN_REASON:
            self.add_error("reason", _("Tulis alasannya, paling sedikit 10 huruf."))
        return data


class ExaminationForm(OutcomeForm):
    """Recommend with a paraf, or have an earlier step done again."""

    question = lazy("Apa hasil telaah Anda?")
    labels = {
        "recommend": lazy("Berkas benar: bubuhkan paraf dan teruskan"),
        "send_back": lazy("Kembalikan ke tahap “%(target)s”"),
    }
    needs_reason = frozenset({"send_back"})
    reason = _reason(lazy("Catatan"), lazy("Wajib bila berkas dikembalikan."), required=False)


class OpinionForm(OutcomeForm):
    """What the technical agency says."""

    question = lazy("Apa pertimbangan instansi teknis?")
    labels = {"support": lazy("Mendukung"), "object": lazy("Keberatan")}
    needs_reason = frozenset({"support", "object"})
    reason = _reason(lazy("Isi pertimbangan"), lazy("Sebut nomor dan tanggal suratnya."), required=False)


class DecisionForm(OutcomeForm):
    """Approve; refuse with reason and law; or have an earlier step done again."""

    question = lazy("Apa keputusan Anda?")
    labels = {
        "approve": lazy("Setujui permohonan"),
        "refuse": lazy("Tolak permohonan"),
        "send_back": lazy("Kembalikan ke tahap “%(target)s”"),
    }
    needs_reason = frozenset({"refuse", "send_back"})
    reason = _reason(
        lazy("Alasan atau catatan"),
        lazy("Wajib bila ditolak atau dikembalikan. Alasan penolakan dibaca pemohon: tulis jelas dan sopan."),
        required=False,
    )
    legal_basis = forms.CharField(
        label=lazy("Dasar hukum penolakan"),
        help_text=lazy("Wajib bila ditolak. Pilih dari dasar hukum standar ini, lalu tambahkan pasalnya."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"list": "dasar-hukum", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("outcome") == "refuse" and len(data.get("legal_basis", "").strip()) < MIN_REASON:
            self.add_error("legal_basis", _("Sebut peraturan dan pasal yang menjadi dasar penolakan."))
        return data

    @property
    def laws(self) -> list[str]:
        """What the standard rests on, to choose from."""
        return [basis.text for basis in self.opened.case.standard.manufacturing.legal_basis]


class RecordForm(FileForm):
    """A person records what OSS declared effective."""

    dated = True

    reason = _reason(lazy("Catatan"), lazy("Boleh dikosongkan."), required=False)


class NotifyForm(FileForm):
    """How the applicant was told."""

    dated = True

    how = forms.ChoiceField(
        label=lazy("Bagaimana pemohon diberi tahu?"),
        choices=list(HOW_TOLD.items()),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih cara pemohon diberi tahu.")},
    )


class SurveyForm(FileForm):
    """How the survey was given."""

    dated = True

    how = forms.ChoiceField(
        label=lazy("Bagaimana formulir survei diberikan?"),
        choices=list(HOW_SURVEYED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih cara formulir diberikan.")},
    )


class PauseForm(FileForm):
    """Why the clock stands still: only for what the standard knows."""

    why = forms.ChoiceField(
        label=lazy("Mengapa waktu berhenti?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih salah satu alasan dalam standar.")},
    )
    reason = _reason(lazy("Keterangan"), lazy("Apa yang terjadi, dan apa yang ditunggu."))

    def build(self, opened: Opened) -> None:
        field = self.fields["why"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.id, each.text) for each in opened.case.standard.delivery.time_limit.pauses]


class ReasonForm(FileForm):
    """An act that needs a reason and nothing else."""

    reason = _reason(lazy("Alasan"))


class NothingForm(FileForm):
    """An act that needs only to be confirmed."""


class RevealForm(FileForm):
    """Why somebody must see what is masked."""

    reason = _reason(
        lazy("Mengapa Anda perlu melihatnya?"), lazy("Nama Anda, waktu, dan alasan ini tercatat dalam jejak kantor.")
    )


class TakeOverForm(GovukForm):
    """Record a notice from OSS under one of the office's services."""

    service = forms.ChoiceField(label=lazy("Layanan"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=lazy("Catatan"),
        help_text=lazy("Boleh dikosongkan; paling sedikit 10 huruf bila diisi."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = services
        if len(services) == 1:
            field.initial = services[0][0]

    def clean_note(self) -> str:
        note = str(self.cleaned_data["note"]).strip()
        if 0 < len(note) < MIN_REASON:
            raise ValidationError(_("Tulis catatan paling sedikit 10 huruf, atau kosongkan."))
        return note
