"""What the counter fills in for whoever stands there: scans of their papers, a correction they brought, a new code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import services
from satupintu.applications.pages import FileForm, Opened
from satupintu.rules.nib import valid_nib
from satupintu.rules.standard import AnswerEvidence, Requirement, UploadEvidence
from satupintu.ui.forms import PagesField
from satupintu.ui.typed import NUMERIC, number_fault


def pages_field(requirement: Requirement) -> PagesField:
    """The field for the scan of one requirement."""
    evidence = requirement.evidence
    assert isinstance(evidence, UploadEvidence)
    hint = _("Hasil pindai: satu atau beberapa halaman, tiap berkas paling besar %(most)s MB.")
    return PagesField(
        label=_("Pindaian: %(title)s") % {"title": requirement.title},
        help_text=hint % {"most": evidence.at_most_mb},
        required=False,
    )


class ScanForm(FileForm):
    """Scans of what the applicant brought on paper."""

    def build(self, opened: Opened) -> None:
        for each in services.brought(opened.case):
            self.fields[f"scan_{each.id}"] = pages_field(each)


class CorrectionForm(FileForm):
    """What the applicant brought to the counter after a return: on paper, with scans; another NIB; answers."""

    dated = True
    brought = forms.MultipleChoiceField(
        label=lazy("Apa yang dibawa pemohon ke loket?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def build(self, opened: Opened) -> None:
        returned = next((fact for fact in reversed(opened.case.facts) if fact.kind == "returned"), None)
        asked = returned.data.get("defects", {}) if returned else {}
        self.asked = [each for each in opened.case.requirements if each.id in asked]
        field = self.fields["brought"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(each.id, each.title) for each in self.asked]
        for each in self.asked:
            if isinstance(each.evidence, UploadEvidence):
                self.fields[f"scan_{each.id}"] = pages_field(each)
            elif isinstance(each.evidence, AnswerEvidence):
                self.fields[f"text_{each.id}"] = forms.CharField(
                    label=each.evidence.question,
                    required=False,
                    max_length=each.evidence.at_most_letters,
                    initial=opened.case.dossier.answers.get(each.id, ""),
                    widget=forms.Textarea(attrs={"rows": 3}),
                )
            else:
                self.fields[f"text_{each.id}"] = forms.CharField(
                    label=_("NIB (13 angka)"),
                    help_text=_("Perbaiki nomornya. Bila datanya yang diperbaiki di OSS, biarkan: OSS ditanya lagi."),
                    required=False,
                    max_length=40,
                    initial=opened.case.dossier.nib,
                    widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ticked = set(data.get("brought", ()))
        scanned = {each.id for each in self.asked if data.get(f"scan_{each.id}")}
        brought = data["brought"] = [each.id for each in self.asked if each.id in ticked | scanned]
        if not brought and not self.errors:
            self.add_error("brought", _("Centang paling sedikit satu."))
        for each in self.asked:
            if each.id in brought and not isinstance(each.evidence, UploadEvidence):
                self._check_text(each, data)
        return data

    def _check_text(self, requirement: Requirement, data: dict[str, Any]) -> None:
        name = f"text_{requirement.id}"
        typed = str(data.get(name, "")).strip()
        if isinstance(requirement.evidence, AnswerEvidence):
            if not typed:
                self.add_error(name, _("Tulis jawaban pemohon."))
            return
        check = valid_nib(typed)
        if check.ok:
            data[name] = check.digits
        else:
            self.add_error(name, ValidationError(number_fault(check, "NIB")))


class CodeForm(FileForm):
    """Whose card was seen before a new tracking code is given."""

    shown = forms.ChoiceField(
        label=lazy("Siapa yang datang?"),
        choices=[
            ("applicant", lazy("Pemohon, dengan KTP asli")),
            ("representative", lazy("Wakil, dengan KTP asli dan surat kuasa")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih siapa yang datang.")},
    )
    seen = forms.BooleanField(
        label=lazy("KTP asli sudah saya lihat, dan nama serta NIK-nya sama dengan berkas ini"),
        error_messages={"required": lazy("Lihat dahulu KTP aslinya, lalu beri centang.")},
    )
