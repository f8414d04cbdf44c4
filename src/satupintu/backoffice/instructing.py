"""Disposisi on the case file: told by a superior, answered by whoever was told, taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import FileForm, Opened
from satupintu.base.speaking import speak
from satupintu.instructions import services
from satupintu.instructions.queries import Line, below, on_file
from satupintu.people.access import SUPERIORS, Role
from satupintu.people.queries import away_on
from satupintu.rules.words import plain_date
from satupintu.ui.typed import DayField

_KEPT = "instructions_on_file"


def lines(opened: Opened) -> list[Line]:
    """All instructions on a file, the open ones first; asked for once a page."""
    kept: dict[str, Any] = opened.__dict__
    if _KEPT not in kept:
        kept[_KEPT] = on_file(opened.actor, opened.id, opened.today)
    found: list[Line] = kept[_KEPT]
    return found


def mine(opened: Opened) -> list[Line]:
    """The open ones that this person was given."""
    return [line for line in lines(opened) if not line.outcome and line.addressee_id == opened.actor.user_id]


def mine_to_withdraw(opened: Opened) -> list[Line]:
    """The open ones that this person may take back."""
    head = opened.actor.has(Role.HEAD_OF_OFFICE)
    return [line for line in lines(opened) if not line.outcome and (head or line.giver_id == opened.actor.user_id)]


def may_instruct(opened: Opened) -> bool:
    """Whether this person tells others what to do."""
    return opened.actor.has(*SUPERIORS)


def may_answer(opened: Opened) -> bool:
    """Whether something waits for this person's answer."""
    return bool(mine(opened))


def may_withdraw(opened: Opened) -> bool:
    """Whether there is something to take back."""
    return bool(mine_to_withdraw(opened))


def _text(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": lazy("Tulis dengan jelas, paling sedikit 10 huruf.")},
    )


class InstructionForm(FileForm):
    """Who is told what, until when."""

    addressees = forms.MultipleChoiceField(
        label=lazy("Untuk siapa?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Pilih paling sedikit satu petugas.")},
    )
    text = _text(
        lazy("Isi disposisi"), lazy("Tahap berkas tidak berubah. Isi ini tersimpan dalam berkas dan riwayatnya.")
    )
    due_on = DayField(
        label=lazy("Paling lambat"),
        missing=lazy("Pilih hari terakhirnya."),
    )

    def build(self, opened: Opened) -> None:
        field = self.fields["addressees"]
        assert isinstance(field, forms.MultipleChoiceField)
        until = {each.user_id: each.ends_on for each in away_on(opened.actor.office_id, opened.today)}
        field.choices = [
            (str(user.pk), _named(user.name, user.position, until.get(user.pk)))
            for user in below(opened.actor, opened.now)
        ]


class _ChosenForm(FileForm):
    """One of the open instructions, and words for it."""

    instruction = forms.ChoiceField(
        label=lazy("Disposisi yang mana?"),
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih disposisinya.")},
    )

    def choose(self, found: list[Line], named: bool) -> None:
        """Offer these; one alone is chosen already."""
        field = self.fields["instruction"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(line.id), _short(line, named)) for line in found]
        if len(found) == 1:
            field.initial = str(found[0].id)


class AnswerForm(_ChosenForm):
    """What was done."""

    text = _text(lazy("Apa yang sudah dikerjakan?"), lazy("Pemberi disposisi membacanya di berkas ini."))

    def build(self, opened: Opened) -> None:
        self.choose(mine(opened), named=False)


class TakeBackForm(_ChosenForm):
    """Why it is no longer wanted."""

    text = _text(lazy("Mengapa ditarik?"))

    def build(self, opened: Opened) -> None:
        self.choose(mine_to_withdraw(opened), named=True)


def _named(name: str, position: str, away_until: date | None) -> str:
    named = f"{name} – {position}" if position else name
    if away_until is None:
        return named
    return _("%(name)s (tidak di tempat sampai %(day)s)") % {"name": named, "day": speak(plain_date(away_until))}


def _short(line: Line, named: bool) -> str:
    words = line.text if len(line.text) < 90 else f"{line.text[:88].rstrip()} …"
    due = _("paling lambat %(day)s") % {"day": speak(plain_date(line.due_on))}
    return f"{line.addressee}: {words} ({due})" if named else f"{words} ({due})"


def instruct(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Give it."""
    return services.give_instruction(
        actor=opened.actor,
        now=opened.now,
        application_id=opened.id,
        addressees=[UUID(each) for each in data["addressees"]],
        text=data["text"],
        due_on=data["due_on"],
        version=version,
    )


def answer(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Say what was done."""
    return services.answer_instruction(
        actor=opened.actor, now=opened.now, instruction_id=UUID(data["instruction"]), text=data["text"]
    )


def withdraw(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Take it back."""
    return services.withdraw_instruction(
        actor=opened.actor, now=opened.now, instruction_id=UUID(data["instruction"]), text=data["text"]
    )
