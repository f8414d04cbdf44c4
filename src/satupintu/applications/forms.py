"""The questions of the apply form: what is accepted, and what is said when it is not."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.beside import requirement_of
from satupintu.applications.draft import COUNTER, DraftData, TypedBusiness
from satupintu.applications.questions import ELSEWHERE, Page, companions
from satupintu.rules.contacts import spoken
from satupintu.rules.nib import valid_nib, valid_nik
from satupintu.rules.places import districts_of, regency_of
from satupintu.rules.standard import AnswerEvidence, Standard, UploadEvidence
from satupintu.ui.forms import CameraInput, GovukForm
from satupintu.ui.typed import NUMERIC, choose, number_fault, phone_of


class Question(GovukForm):
    """One page: knows the draft it belongs to, shows what was typed before, and gives the draft with the new answer."""

    def __init__(
        self,
        *args: Any,
        data_so_far: DraftData,
        page: Page,
        standard: Standard,
        fictional_ok: bool = False,
        **kwargs: Any,
    ) -> None:
        self.so_far, self.page, self.standard, self.fictional_ok = data_so_far, page, standard, fictional_ok
        kwargs.setdefault("initial", self.shown(data_so_far))
        super().__init__(*args, **kwargs)

    def shown(self, data: DraftData) -> dict[str, Any]:
        """What the fields hold when the page is opened again."""
        return {}

    def answer(self, now: datetime) -> DraftData:
        """The draft with this page's (valid) answer."""
        raise TypeError(f"{type(self).__name__} is answered by its view")


class ReasonForm(Question):
    """Why this application goes first: the standard asks for the reason and does not say who may."""

    reason = forms.CharField(
        min_length=10,
        max_length=500,
        label=lazy("Alasan"),
        help_text=lazy("Jangan menulis data kesehatan atau hal pribadi lain yang tidak perlu."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": lazy("Tulis alasan prioritas. Alasan ini tercatat dalam berkas."),
            "min_length": lazy(
                "Alasan terlalu pendek. Tulis paling sedikit 10 huruf, supaya pengawas dapat memahaminya."
            ),
        },
    )

    def shown(self, data: DraftData) -> dict[str, Any]:
        return {"reason": data.reason}

    def answer(self, now: datetime) -> DraftData:
        return replace(self.so_far, reason=self.cleaned_data["reason"])


class NibForm(Question):
    """The business number."""

    nib = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("NIB (13 angka)"),
        help_text=lazy("Boleh memakai spasi atau titik. NIB tercetak di bagian atas surat NIB dari OSS."),
        widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
    )

    def shown(self, data: DraftData) -> dict[str, Any]:
        return {"nib": data.nib}

    def clean_nib(self) -> str:
        check = valid_nib(self.cleaned_data["nib"])
        if not check.ok:
            raise ValidationError(number_fault(check, "NIB"))
        return check.digits

    def answer(self, now: datetime) -> DraftData:
        nib = self.cleaned_data["nib"]
        changed = self.so_far if nib == self.so_far.nib else self.so_far.without_identity()
        return replace(changed, nib=nib)


class NikForm(Question):
    """The owner's number. It is never shown again, only its last four digits, so the field starts empty."""

    nik = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("NIK (16 angka)"),
        help_text=lazy("Tercetak di bagian atas KTP."),
        widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
    )

    def clean_nik(self) -> str:
        check = valid_nik(self.cleaned_data["nik"], fictional_ok=self.fictional_ok)
        if not check.ok:
            raise ValidationError(number_fault(check, "NIK"))
        return check.digits


class ProjectForm(Question):
    """Which of the business's activities the licence is for."""

    project = forms.ChoiceField(
        label=lazy("Kegiatan usaha"),
        widget=forms.RadioSelect,
        error_messages={
            "required": lazy("Pilih kegiatan usaha yang Anda mintakan izin."),
            "invalid_choice": lazy("Pilih salah satu kegiatan usaha yang tercantum."),
        },
    )
    further = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.so_far.record
        known = [(each.id_proyek, each.activity) for each in record.projects] if record else []
        choose(self, "project", known)
        choose(self, "further", known)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        record = self.so_far.record
        chosen = record.project(cleaned.get("project", "")) if record else None
        if record and chosen:
            may = {each.id_proyek for each in companions(self.standard, record, chosen)}
            cleaned["further"] = [each for each in cleaned.get("further", []) if each in may]
        return cleaned

    def shown(self, data: DraftData) -> dict[str, Any]:
        record = data.record
        only = record.projects[0].id_proyek if record and len(record.projects) == 1 else ""
        return {"project": data.project or only, "further": list(data.further)}


class BusinessForm(Question):
    """The business in the applicant's own words, where OSS cannot be asked."""

    owner = forms.CharField(
        max_length=200,
        label=lazy("Nama Anda seperti di KTP"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": lazy("Tulis nama Anda seperti di KTP.")},
    )
    name = forms.CharField(
        max_length=200,
        label=lazy("Nama usaha"),
        help_text=lazy("Belum punya nama? Tulis nama Anda."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": lazy("Tulis nama usaha Anda.")},
    )
    activity = forms.CharField(
        max_length=300,
        label=lazy("Kegiatan usaha"),
        help_text=lazy("Apa yang dikerjakan atau dijual, misalnya: menjual sembako."),
        error_messages={"required": lazy("Tulis apa yang dikerjakan atau dijual usaha Anda.")},
    )
    address = forms.CharField(
        max_length=300,
        label=lazy("Alamat tempat usaha"),
        help_text=lazy("Jalan, nomor, RT dan RW."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": lazy("Tulis jalan, nomor, RT dan RW tempat usaha.")},
    )
    village = forms.CharField(
        max_length=100,
        label=lazy("Desa atau kelurahan"),
        error_messages={"required": lazy("Tulis nama desa atau kelurahan.")},
    )
    district = forms.ChoiceField(
        label=lazy("Kecamatan"),
        error_messages={
            "required": lazy("Pilih kecamatan tempat usaha."),
            "invalid_choice": lazy("Pilih salah satu kecamatan dalam daftar."),
        },
    )

    home = forms.CharField(
        max_length=300,
        required=False,
        label=lazy("Alamat di KTP, bila lain (boleh kosong)"),
        help_text=lazy("Berbeda dengan tempat usaha tidak apa-apa. Yang dilihat adalah letak tempat usaha."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regency = regency_of(region)
        self.districts = districts_of(region)
        elsewhere = (ELSEWHERE, _("Di luar %(regency)s") % {"regency": self.regency})
        known = [(each.code, each.name) for each in self.districts]
        choose(self, "district", [("", _("Pilih kecamatan")), *known, elsewhere])

    def shown(self, data: DraftData) -> dict[str, Any]:
        typed = data.typed
        return {name: getattr(typed, name) for name in self.base_fields}

    def answer(self, now: datetime) -> DraftData:
        given = self.cleaned_data
        names = {each.code: each.name for each in self.districts}
        district = names.get(given["district"], "")
        place = f"Kecamatan {district}, {self.regency}" if district else ""
        return replace(self.so_far, typed=TypedBusiness(**given, place=place))


class UploadForm(Question):
    """A file, or the promise to bring it to the counter. What is in the file is judged by `files`."""

    how = forms.CharField(required=False)
    file = forms.FileField(required=False, allow_empty_file=True, label=lazy("Foto atau berkas"), widget=CameraInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evidence = requirement_of(self.standard, self.page.requirement).evidence
        assert isinstance(evidence, UploadEvidence)
        self.counter = evidence.counter
        self.fields["file"].widget.attrs["accept"] = ",".join(evidence.media)
        names = {"image/jpeg": "JPG", "image/png": "PNG", "application/pdf": "PDF"}
        kinds = ", ".join(names[each] for each in evidence.media)
        self.fields["file"].help_text = _("%(kinds)s, paling besar %(most)s MB.") % {
            "kinds": kinds,
            "most": evidence.at_most_mb,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kept = self.so_far.uploads.get(self.page.requirement)
        by_hand = cleaned.get("how") == COUNTER and self.counter
        if not by_hand and not cleaned.get("file") and not (kept and kept.how == "file"):
            self.add_error("file", _("Pilih berkas atau ambil foto dahulu."))
        return cleaned


class AnswerForm(Question):
    """An answer in words that the standard asks for."""

    answer_text = forms.CharField(
        label=lazy("Jawaban Anda"),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": lazy("Tulis jawaban Anda dahulu.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        evidence = self.standard.requirement(self.page.requirement).evidence
        assert isinstance(evidence, AnswerEvidence)
        self.most = evidence.at_most_letters
        self.fields["answer_text"].help_text = _("Paling panjang %(most)s huruf.") % {"most": self.most}

    def shown(self, data: DraftData) -> dict[str, Any]:
        return {"answer_text": data.answers.get(self.page.requirement, "")}

    def clean_answer_text(self) -> str:
        text = str(self.cleaned_data["answer_text"]).strip().replace("\r\n", "\n")
        if len(text) > self.most:
            raise ValidationError(
                _("Jawaban paling panjang %(most)s huruf. Jawaban Anda %(count)s huruf.")
                % {"most": self.most, "count": len(text)}
            )
        return text

    def answer(self, now: datetime) -> DraftData:
        return self.so_far.with_answer(self.page.requirement, self.cleaned_data["answer_text"])


class ContactForm(Question):
    """How the office reaches the applicant: a phone always, an e-mail if there is one."""

    phone = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("Nomor telepon"),
        help_text=lazy("Lebih baik yang memakai WhatsApp. Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "data-width": "20"}),
    )
    email = forms.EmailField(
        label=lazy("E-mail (boleh kosong)"),
        help_text=lazy("Bila diisi, kabar tentang permohonan juga dikirim ke sini."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        max_length=200,
        required=False,
        error_messages={"invalid": lazy("Alamat e-mail belum benar. Tulis seperti nama@contoh.id, atau kosongkan.")},
    )

    def shown(self, data: DraftData) -> dict[str, Any]:
        return {"phone": spoken(data.phone), "email": data.email, "by_other": data.acting}

    by_other = forms.BooleanField(
        required=False,
        label=lazy("Saya mengurus ini untuk orang lain, dengan surat kuasa"),
        help_text=lazy("Nomor di atas adalah nomor pemilik usaha. Data Anda ditanyakan di halaman berikutnya."),
    )

    def clean_phone(self) -> str:
        return phone_of(self.cleaned_data["phone"])

    def answer(self, now: datetime) -> DraftData:
        given = self.cleaned_data
        return replace(self.so_far, phone=given["phone"], email=given["email"], acting=given["by_other"])


class StatementForm(Question):
    """The applicant states that all is true and has read what happens to the data."""

    stated = forms.BooleanField(
        label=lazy("Data yang saya berikan benar, dan saya berhak mengajukan permohonan ini."),
        error_messages={
            "required": lazy("Centang pernyataan bahwa data Anda benar. Tanpa itu permohonan tidak dapat diproses.")
        },
    )
    read = forms.BooleanField(
        label=lazy("Saya sudah membaca untuk apa data saya dipakai."),
        error_messages={"required": lazy("Centang bahwa Anda sudah membaca untuk apa data Anda dipakai.")},
    )

    def shown(self, data: DraftData) -> dict[str, Any]:
        return {"stated": bool(data.stated_at), "read": bool(data.stated_at)}

    def answer(self, now: datetime) -> DraftData:
        return self.so_far.stating_truth(now)
