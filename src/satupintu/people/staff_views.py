"""The administrator's pages of the staff: list, person, invitation, roles, lock, recovery, family."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.base import clock
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people import account, links, roles, roster, staff
from satupintu.people.access import ROLE_NAMES, Role, require_role, role_name
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.keyholders import clock_ahead
from satupintu.people.models import User
from satupintu.people.post import post
from satupintu.people.queries import office
from satupintu.people.roster import Member
from satupintu.people.roster_sheet import STATES, members
from satupintu.people.skills import skills_asked
from satupintu.people.staff_forms import (
    InviteForm,
    KinForm,
    LockForm,
    ParticularsForm,
    RecoverForm,
    RoleForm,
    UnlockForm,
    WithdrawRoleForm,
    chosen_day,
)
from satupintu.rules import codes
from satupintu.rules.promise import local
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import to_form


@dataclass(frozen=True, slots=True)
class Words:
    """What a page with one form about one person says."""

    title: Any
    help: Any
    button: Any
    done: Any
    kind: str = ""


@staff_required
@require_safe_or_taken_out
def people_list(request: StaffRequest) -> HttpResponseBase:
    """All staff, those of one state, or those about whom some words are true."""
    now, actor = _enter(request), request.staff
    table = Table(members(actor, now), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone, nav="office")
    context = {
        "table": table,
        "members": [(each, *STATES[each.state]) for each in table.rows],
        "ahead": clock_ahead(actor.office_id, now),
        "nav": "office",
    }
    return render(request, "people/staff/list.html", context)


@staff_required
@require_safe
def person(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """One person: particulars, roles with their times, access, and what happened so far."""
    now = _enter(request)
    found = roster.member(request.staff, user_id, now)
    tone, state = STATES[found.state]
    asked = dict(skills_asked.get()(request.staff.office_id, now))
    context = {
        "member": found,
        "tone": tone,
        "state": state,
        "skills": [asked.get(each, each) for each in found.user.competences],
        "grants": [(grant, role_name(grant.role), grant.covers(now)) for grant in _grants(found)],
        "lines": roster.history(found.user),
        "own": request.staff.user_id == user_id,
        "now": now,
        "nav": "office",
    }
    return render(request, "people/staff/person.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: StaffRequest) -> HttpResponse:
    """Somebody new: particulars, roles, and the link with which they set their password."""
    now, zone = _enter(request), office(request.staff.office_id).zone
    form = InviteForm(
        request.POST if request.method == "POST" else None, **_choices(request, now), initial={"competences": []}
    )
    if not post.get().ready(request.staff.office_id):
        del form.fields["by_hand"]
    if request.method == "POST" and form.is_valid():
        by_hand = bool(form.cleaned_data.get("by_hand"))
        try:
            handed = links.invite(actor=request.staff, now=now, by_hand=by_hand, **form.person(zone))
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            return _handed(request, handed, "invitation")
    context = {"form": form, "nav": "office"}
    return render(request, "people/staff/invite.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def invite_again(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """A new link for somebody who has not joined yet."""
    now = _enter(request)
    by_hand = request.POST.get("cara") == "serahkan"
    handed = links.invite_again(actor=request.staff, now=now, user_id=user_id, by_hand=by_hand)
    return _handed(request, handed, "invitation")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def particulars(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Name, rank, superior and the like."""
    now = _enter(request)
    user = roster.member(request.staff, user_id, now).user
    zone = office(request.staff.office_id).zone
    initial = {name: getattr(user, name) for name in staff.PARTICULARS}
    initial |= {"superior": str(user.superior_id or ""), "joined": local(user.joined_at, zone)}
    posted = request.POST if request.method == "POST" else None
    form = ParticularsForm(posted, initial=initial, **_choices(request, now, but=user))
    words = Words(
        lazy("Ubah data"), lazy("Yang lama tetap tercatat di riwayat."), lazy("Simpan"), lazy("Data sudah disimpan.")
    )
    if form.is_bound and form.data.get("username", user.username) != user.username:
        told = _("Data sudah disimpan. Beri tahu orangnya: mulai sekarang ia masuk dengan nama baru.")
        words = replace(words, done=told)
    return _act(
        request,
        user,
        form,
        words,
        lambda: staff.change_particulars(actor=request.staff, now=now, user_id=user_id, changes=form.particulars(zone)),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """A role, from a day on."""
    now = _enter(request)
    found = roster.member(request.staff, user_id, now)
    zone = office(request.staff.office_id).zone
    held = [grant.role for grant in _grants(found) if grant.until is None]
    form = RoleForm(request.POST if request.method == "POST" else None, held=held)
    words = Words(
        lazy("Beri peran"),
        lazy("Kepala dinas, kepala seksi, dan administrator wajib memakai kode dari ponsel; ia diminta memasangnya."),
        lazy("Beri peran"),
        lazy("Peran sudah diberikan."),
    )
    return _act(
        request,
        found.user,
        form,
        words,
        lambda: roles.grant_role(actor=request.staff, now=now, user_id=user_id, **form.grant(local(now, zone), zone)),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_role(request: StaffRequest, user_id: UUID, role: str) -> HttpResponse:
    """A role comes to its end."""
    now = _enter(request)
    found = roster.member(request.staff, user_id, now)
    if role not in ROLE_NAMES:
        raise NotFound()
    form = WithdrawRoleForm(request.POST if request.method == "POST" else None)
    title = _("Cabut peran %(role)s") % {"role": role_name(role)}
    words = Words(
        title,
        lazy("Berkas yang sedang ia pegang tetap padanya sampai dialihkan; atasan melihatnya di Meja › Pengalihan."),
        lazy("Cabut peran"),
        lazy("Peran sudah dicabut."),
        "warning",
    )
    zone = office(request.staff.office_id).zone
    return _act(
        request,
        found.user,
        form,
        words,
        lambda: roles.withdraw_role(
            actor=request.staff,
            now=now,
            user_id=user_id,
            role=role,
            until=form.end(zone),
            reason=form.cleaned_data["reason"],
        ),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Shut somebody out, or let them in again."""
    now = _enter(request)
    user = roster.member(request.staff, user_id, now).user
    posted = request.POST if request.method == "POST" else None
    told = {"actor": request.staff, "now": now, "user_id": user_id}
    if user.is_active:
        form: LockForm | UnlockForm = LockForm(posted)
        words = Words(
            lazy("Kunci akun"),
            lazy(
                "Ia langsung keluar dari semua perangkat dan tidak dapat masuk. Peran dan riwayatnya tetap tercatat. "
                "Berkas yang sedang ia pegang tampak bagi atasan di Meja › Pengalihan."
            ),
            lazy("Kunci akun"),
            lazy("Akun sudah dikunci."),
            "warning",
        )
        return _act(request, user, form, words, lambda: account.lock(**told, reason=form.cleaned_data["reason"]))
    form = UnlockForm(posted)
    words = Words(
        lazy("Buka kunci akun"),
        lazy("Ia dapat masuk lagi dengan kata sandinya yang dulu."),
        lazy("Buka kunci"),
        lazy("Kunci sudah dibuka."),
    )
    return _act(request, user, form, words, lambda: account.unlock(**told, reason=form.cleaned_data["reason"]))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Let somebody back in who forgot the password or lost the phone."""
    now = _enter(request)
    user = roster.member(request.staff, user_id, now).user
    form = RecoverForm(request.POST if request.method == "POST" else None)
    if not user.email or not post.get().ready(request.staff.office_id):
        del form.fields["by_hand"]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            handed = links.recover(
                actor=request.staff,
                now=now,
                user_id=user_id,
                phone=data["phone"],
                reason=data["reason"],
                by_hand=bool(data.get("by_hand")),
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            return _handed(request, handed, "recovery")
    words = Words(
        lazy("Pulihkan akses"),
        lazy(
            "Kata sandi lama langsung tidak berlaku dan ia keluar dari semua perangkat. Ia mendapat kode sekali pakai "
            "untuk membuat kata sandi baru; Anda tidak perlu mengetahui kata sandinya."
        ),
        lazy("Pulihkan akses"),
        "",
        "warning",
    )
    return _form_page(request, user, form, words)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def kin(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """The NIKs of those whom somebody may not serve."""
    now = _enter(request)
    user = roster.member(request.staff, user_id, now).user
    form = KinForm(request.POST if request.method == "POST" else None)
    words = Words(
        lazy("NIK sendiri dan keluarga"),
        lazy("Permohonan dengan NIK ini tidak diberikan kepadanya (larangan konflik kepentingan, UU 30/2014)."),
        lazy("Simpan"),
        lazy("Daftar NIK sudah disimpan."),
    )
    return _act(
        request,
        user,
        form,
        words,
        lambda: staff.declare_kin(
            actor=request.staff,
            now=now,
            user_id=user_id,
            add=form.cleaned_data["add"],
            remove=form.cleaned_data["remove"],
        ),
    )


@staff_required
@require_safe
def roles_on(request: StaffRequest) -> HttpResponse:
    """Who held which role on a day."""
    now = _enter(request)
    today = local(now, office(request.staff.office_id).zone)
    day = chosen_day(request.GET.get("pada", ""), today)
    context = {"day": day, "today": today, "held": roster.held_on(request.staff, day), "nav": "office"}
    return render(request, "people/staff/roles_on.html", context)


def _enter(request: StaffRequest) -> Any:
    require_role(request.staff, Role.ADMINISTRATOR)
    return clock.now()


def _grants(found: Member) -> list[Any]:
    return roster.grants(found.user)


def _choices(request: StaffRequest, now: Any, but: User | None = None) -> dict[str, Any]:
    here = Q(is_active=True) | Q(pk=but.superior_id if but else None)  # who is above stays, also when locked
    everybody = User.objects.filter(here, office_id=request.staff.office_id).order_by("name")
    return {
        "colleagues": [user for user in everybody if but is None or user.pk != but.pk],
        "skills": skills_asked.get()(request.staff.office_id, now),
    }


def _act(request: StaffRequest, user: User, form: BaseForm, words: Words, do: Callable[[], object]) -> HttpResponse:
    """The page of one act with one form: done, it leads back to the person."""
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, str(words.done))
            return redirect("staff_person", user.pk)
    return _form_page(request, user, form, words)


def _form_page(request: StaffRequest, user: User, form: BaseForm, words: Words) -> HttpResponse:
    context = {"form": form, "person": user, "words": words, "nav": "office"}
    return render(request, "people/staff/act.html", context, status=422 if form.errors else 200)


def _handed(request: StaffRequest, handed: links.Handed, purpose: str) -> HttpResponse:
    """Where the link went; or the code, this once."""
    user = User.objects.get(pk=handed.user_id)
    context = {
        "person": user,
        "handed": handed,
        "code": codes.show(handed.code) if handed.code else "",
        "purpose": purpose,
        "nav": "office",
    }
    return render(request, "people/staff/handed.html", context)
