"""A slip of writing on the licence, on the officers' pages: what it says and should say; confirmed or declined."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import services
from satupintu.applications.pages import FileForm, Opened
from satupintu.base.refusal import Refusal
from satupintu.people.access import Role

PROPOSERS = (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD)
LABELS: dict[str, Any] = {
    "name": lazy("Nama pemohon"),
    "address": lazy("Alamat pemohon"),
    "business_name": lazy("Nama usaha"),
    "kbli_title": lazy("Judul KBLI"),
    "activity": lazy("Kegiatan usaha"),
    "business_address": lazy("Alamat usaha"),
    "village": lazy("Desa atau kelurahan tempat usaha"),
    "place": lazy("Kecamatan dan kabupaten tempat usaha"),
}
CONFIRM, DECLINE = "confirm", "decline"


class ProposalForm(FileForm):
    """The words of the licence as they stand, to be put right where they are wrong; and why."""

    reason = forms.CharField(
        label=lazy("Apa yang salah, dan bagaimana Anda tahu?"),
        help_text=lazy("Misalnya: satu huruf tertinggal, menurut KTP yang dibawa pemohon."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )

    def build(self, opened: Opened) -> None:
        says = services.current_words(opened.case.dossier)
        shown = {name: words for name, words in says.items() if words or name not in {"kbli_title", "activity"}}
        for name, words in shown.items():
            self.fields[name] = forms.CharField(
                label=LABELS[name],
                initial=words,
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        self.order_fields([*shown, "reason"])


class VerdictForm(FileForm):
    """What is proposed, beside what stands; yes or no."""

    verdict = forms.ChoiceField(
        label=lazy("Apa keputusan Anda?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih setujui atau tolak.")},
    )
    reason = forms.CharField(
        label=lazy("Alasan menolak"),
        help_text=lazy("Wajib bila usulan ditolak atau ditarik."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def build(self, opened: Opened) -> None:
        self.proposal = _waiting(opened)
        own = _mine(opened)
        field = self.fields["verdict"]
        assert isinstance(field, forms.ChoiceField)
        yes = (CONFIRM, _("Setujui: tulisannya diganti, nomor izin tetap"))
        no = (DECLINE, _("Tarik usulan saya") if own else _("Tolak usulan"))
        field.choices = [no] if own else [yes, no]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("verdict") == DECLINE and len(data.get("reason", "").strip()) < 10:
            self.add_error("reason", _("Tulis alasannya, paling sedikit 10 huruf."))
        return data


def may_propose(opened: Opened) -> bool:
    """Whether something may still be put right on this file, and by this person."""
    return opened.actor.has(*PROPOSERS) and _correctable(opened) and _waiting(opened) is None


def may_decide(opened: Opened) -> bool:
    """Whether a proposal waits that this person may decide on, or take back."""
    if _waiting(opened) is None:
        return False
    return _mine(opened) or _allowed(lambda: services.require_confirmer(opened.case, opened.actor))


def propose(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Propose what was typed."""
    new = {name: str(data[name]) for name in LABELS if name in data}
    return services.propose_correction(new=new, reason=data["reason"], version=version, **_common(opened))


def decide(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Confirm or decline."""
    if data["verdict"] == CONFIRM:
        return services.confirm_correction(version=version, **_common(opened))
    return services.decline_correction(reason=data["reason"], version=version, **_common(opened))


@dataclass(frozen=True, slots=True)
class Notice:
    """That a proposal waits: whose, whether it is the reader's own, and whether they decide on it, at which address."""

    by: str
    own: bool
    decides: bool
    url: str


def notice(opened: Opened) -> Notice | None:
    """What the file says at its top while a proposal waits."""
    if (proposal := _waiting(opened)) is None:
        return None
    url = reverse("file_act", args=[opened.number, "putuskan-perbaikan"])
    return Notice(proposal.row.proposed_by.name, _mine(opened), may_decide(opened), url)


def _common(opened: Opened) -> dict[str, Any]:
    return {"actor": opened.actor, "now": opened.now, "application_id": opened.id}


def _correctable(opened: Opened) -> bool:
    return _allowed(lambda: services.require_correctable(opened.case))


def _waiting(opened: Opened) -> Any:
    """The proposal that waits, looked up once for a page."""
    known = opened.__dict__
    if "waiting_correction" not in known:
        known["waiting_correction"] = services.waiting_correction(opened.case)
    return known["waiting_correction"]


def _mine(opened: Opened) -> bool:
    proposal = _waiting(opened)
    return proposal is not None and bool(proposal.row.proposed_by_id == opened.actor.user_id)


def _allowed(asked: Callable[[], object]) -> bool:
    try:
        asked()
    except Refusal:
        return False
    return True
