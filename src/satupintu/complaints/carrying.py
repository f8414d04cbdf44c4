"""Files on their way in: looked through and sealed when they are first sent, carried by the page until the form is
right, and named by a row only together with the complaint. What is never sent is swept away after a day."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import IO, Any, cast
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse

from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.complaints.services import MOST_FILES, Enclosed, TooManyAttachments
from satupintu.files import services as files
from satupintu.ui.forms import GovukForm
from satupintu.ui.refusals import say, to_form

SALT = "complaints.carried"
GOOD_FOR = timedelta(hours=20)  # less than the day after which files without a row are swept away
AT_MOST_BYTES = 5 * 1024 * 1024
FIELDS = tuple(f"file{number}" for number in range(1, MOST_FILES + 1))
_SUFFIX = {"image/jpeg": "jpg", "application/pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Carried:
    """The files of a form so far, sealed under `wrapped_key`. `bound`: the complaint they are for, "" for a new one."""

    wrapped_key: bytes
    bound: str = ""
    placed: tuple[files.Placed, ...] = ()

    @property
    def token(self) -> str:
        """What the form carries in a hidden field."""
        rows = [{**asdict(each), "id": each.id.hex, "office_id": each.office_id.hex} for each in self.placed]
        for row in rows:
            row["kept_at"] = row["kept_at"].isoformat()
        content = {"key": base64.b64encode(self.wrapped_key).decode(), "bound": self.bound, "placed": rows}
        return signing.dumps(content, salt=SALT, compress=True)

    @property
    def enclosed(self) -> Enclosed:
        """As the register takes it."""
        return Enclosed(self.wrapped_key, self.placed)


def fresh(wrapped_key: bytes | None = None, bound: str = "") -> Carried:
    """No files yet; for a new complaint with a key of its own."""
    return Carried(wrapped_key or files.new_file_key()[1], bound)


def of_token(token: str, empty: Carried) -> Carried:
    """What a form carries; `empty` when it carries nothing, something else's, or for too long."""
    try:
        content = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return empty
    if content["bound"] != empty.bound:
        return empty
    placed = tuple(
        files.Placed(
            **{
                **row,
                "id": UUID(hex=row["id"]),
                "office_id": UUID(hex=row["office_id"]),
                "kept_at": datetime.fromisoformat(row["kept_at"]),
            }
        )
        for row in content["placed"]
    )
    return Carried(base64.b64decode(content["key"]), empty.bound, placed)


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of a form that was sent: the files it now carries, the status, and where to go next if all was well."""

    carried: Carried
    status: int = 422
    response: HttpResponse | None = None


Do = Callable[[Mapping[str, Any], Carried], HttpResponse]


def posted(request: HttpRequest, form: GovukForm, empty: Carried, *, actor: Actor, now: datetime, do: Do) -> Posted:
    """Take a form in with its files: those that are well are kept whatever else is wrong. do: what to do with the
    cleaned data when all is right; its refusals are shown in the form."""
    kept = of_token(request.POST.get("kept", ""), empty)
    dropped = set(request.POST.getlist("drop"))
    kept = replace(kept, placed=tuple(each for each in kept.placed if each.id.hex not in dropped))
    form.is_valid()
    status = 422
    for name in FIELDS:
        upload = request.FILES.get(name)
        if upload is None:
            continue
        try:
            kept = _with(kept, upload, actor, now)
        except Refusal as refusal:
            form.add_error(name, say(refusal))
            status = refusal.status
    if not form.is_valid():
        return Posted(kept, status)
    try:
        return Posted(kept, 302, do(form.cleaned_data, kept))
    except Refusal as refusal:
        to_form(form, refusal)
        return Posted(kept, refusal.status)


def _with(carried: Carried, upload: Any, actor: Actor, now: datetime) -> Carried:
    if len(carried.placed) == MOST_FILES:
        raise TooManyAttachments(most=MOST_FILES)
    return replace(carried, placed=(*carried.placed, _place(carried, upload, actor, now)))


def _place(carried: Carried, upload: Any, actor: Actor, now: datetime) -> files.Placed:
    cleaned = files.clean(cast(IO[bytes], upload), media=files.ALL_MEDIA, at_most_bytes=AT_MOST_BYTES)
    number = len(carried.placed) + 1
    return files.put(
        actor=actor,
        now=now,
        content=cleaned.content,
        media=cleaned.media,
        name=f"lampiran-{number}.{_SUFFIX[cleaned.media]}",  # what people call their files may name them
        key=files.unwrap(carried.wrapped_key),
        kind="complaint",
    )
