"""The code from the phone: good once, also when the clock jumps back; and how it moves to another phone."""

from datetime import datetime
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.people import record
from satupintu.people.events import SecondFactorChanged
from satupintu.people.models import User

_LAST = "last_step"  # beside the sealed secret: the latest half minute whose code was used
_FAR = 4  # half minutes that the clock must be behind the latest code to say so


def spend(authenticator_id: UUID | int, code: str) -> str:
    """Use a code that was found right: "" when it is good; else why it is not: "incorrect_code" (used already, or older
    than one that was), "clock_behind" (the machine's clock stands well before the latest code used)."""
    with write():
        row = Authenticator.objects.select_for_update().get(pk=authenticator_id)
        if row.type != Authenticator.Type.TOTP:
            return ""
        step, last = _step(get_adapter().decrypt(row.data["secret"]), code), int(row.data.get(_LAST, 0))
        if step <= last:
            return "clock_behind" if step and last - step > _FAR else "incorrect_code"
        row.data = {**row.data, _LAST: step}
        row.save(update_fields=["data"])
    return ""


def move(*, user: User, secret: str, code: str, now: datetime) -> None:
    """Put a new phone's secret in the place of the old one's; `code` was shown by the new phone. Emits
    SecondFactorChanged."""
    with write():
        row = Authenticator.objects.select_for_update().get(user=user, type=Authenticator.Type.TOTP)
        row.data = {"secret": get_adapter().encrypt(secret), _LAST: _step(secret, code)}
        row.save(update_fields=["data"])
        who = Actor(kind="staff", office_id=user.office_id, user_id=user.pk, name=user.name)
        record.keep(SecondFactorChanged(at=now, actor=who, subject=user.pk, what="moved"))


def _step(secret: str, code: str) -> int:
    """The latest half minute to which a code belongs; 0 for none that is near."""
    wanted = "".join(code.split())
    steps = totp.yield_hotp_counters_from_time()
    return max((each for each in steps if totp.format_hotp_value(totp.hotp_value(secret, each)) == wanted), default=0)
