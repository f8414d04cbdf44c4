"""The first door: reachable without an account only while nobody works here, and only with the code from the
terminal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.administration import first_run
from satupintu.administration.forms import CodeForm, FirstAdministratorForm, FoundingForm, PlaceForm
from satupintu.administration.founding import found
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people.queries import the_office
from satupintu.ui.refusals import to_form

TRIES = Throttle("first-code", limit=10, seconds=900)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask for the code; then for the office and its first administrator."""
    now = clock.now()
    if request.method != "POST":
        first_run.require_nobody_yet()
        return render(request, "administration/first_code.html", {"form": CodeForm()})
    TRIES.check(address_of(request), now)
    code = CodeForm(request.POST)
    if not code.is_valid():
        first_run.require_nobody_yet()
        return render(request, "administration/first_code.html", {"form": code}, status=422)
    try:
        first_run.require_first_code(code.cleaned_data["code"])
    except first_run.WrongFirstCode as wrong:
        TRIES.hit(address_of(request), now)
        to_form(code, wrong)
        return render(request, "administration/first_code.html", {"form": code}, status=wrong.status)
    kind = FoundingForm if the_office() is None else FirstAdministratorForm
    asked = "name" in request.POST or "person" in request.POST
    form = kind(request.POST if asked else None, initial={"zone": "Asia/Jakarta"})
    if asked and form.is_valid() and _founded(form, code.cleaned_data["code"]):
        return redirect("/masuk/?next=/kantor/")
    context = {"form": form, "code": code.cleaned_data["code"], "standing": kind is FirstAdministratorForm}
    return render(request, "administration/first_office.html", context, status=422 if form.errors else 200)


def _founded(form: FirstAdministratorForm, code: str) -> bool:
    """Set the office up; False when it was refused, with the reason in the form."""
    data = form.cleaned_data
    profile = {name: data[name] for name in PlaceForm.base_fields if name in data}
    person = {"name": data["person"], "position": data["position"], "username": data["username"]}
    try:
        found(now=clock.now(), code=code, profile=profile, administrator=person, password=data["password"])
    except first_run.FirstDoorShut:
        raise
    except Refusal as refusal:
        to_form(form, refusal)
        return False
    return True
