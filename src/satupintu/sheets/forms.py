"""What one says before a list is taken out: as what, and, for personal data, why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from satupintu.sheets.services import CSV, XLSX
from satupintu.ui.forms import GovukForm


class DownloadForm(GovukForm):
    """The kind of file; whether with the columns that hold personal data, and what for."""

    kind = forms.ChoiceField(
        label=lazy("Bentuk berkas"),
        choices=[(XLSX, lazy("XLSX, untuk program lembar kerja")), (CSV, lazy("CSV, untuk program lain"))],
        initial=XLSX,
        widget=forms.RadioSelect,
        error_messages={
            "required": lazy("Pilih bentuk berkas."),
            "invalid_choice": lazy("Pilih bentuk berkas: XLSX atau CSV."),
        },
    )
    personal = forms.MultipleChoiceField(
        label=lazy("Data pribadi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=lazy("Untuk apa data pribadi itu?"),
        help_text=lazy("Misalnya: menelepon pemohon yang izinnya belum diambil. Nama Anda dan alasan ini dicatat."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, personal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not personal:
            del self.fields["personal"], self.fields["reason"]
            return
        field = self.fields["personal"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [("1", lazy("Sertakan: %s") % personal)]
