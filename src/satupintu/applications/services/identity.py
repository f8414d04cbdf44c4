"""Who stands at the door: the NIB is shown to be the applicant's own before anything of its owner is shown."""

import logging
from datetime import datetime

from satupintu.applications.ports import nib_directory
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.base.throttle import Throttle
from satupintu.rules.nib import NibRecord, NibUnknown, OssUnavailable, owner_matches

log = logging.getLogger(__name__)

# Only misses count, so that a busy counter or a village behind one address is never shut out by doing things right.
_misses_from = Throttle("identity-from", 20, 600)
_misses_of_nib = Throttle("identity-nib", 8, 3600)


class NotYours(Refusal):
    """The NIB is unknown, or the NIK is not its owner's: one answer for both, so that a stranger learns nothing."""

    code = "nib_and_nik_differ"
    says = (
        "NIB dan NIK ini tidak cocok di OSS. Periksa lagi 13 angka NIB Anda ({nib}) dan 16 angka NIK. "
        "NIK harus milik pemilik atau penanggung jawab usaha yang tercatat di NIB itu."
    )
    status = 422
    field = "nik"


def identify(*, actor: Actor, now: datetime, nib: str, nik: str, client: str) -> NibRecord | None:
    """What OSS knows of this NIB, for whoever also knows its owner's NIK (13 and 16 digits). None: OSS gave no usable
    answer, so the NIB is "to be confirmed". `client` is the address that asks; a member of staff is not held back
    by it.

    Raises NotYours, and TooManyTries after repeated misses. Call it outside any transaction: OSS may take its time.
    """
    if actor.kind == "staff":  # strangers' misses shut nobody out at the counter
        doors = [(_misses_of_nib, f"{actor.user_id}:{nib}")]
    else:
        doors = [(_misses_of_nib, nib), (_misses_from, client)]
    for throttle, key in doors:
        throttle.check(key, now)
    try:
        record: NibRecord | None = nib_directory.get().inquire(nib)
    except OssUnavailable as error:
        log.info("OSS gave no answer: %s", error.reason)
        return None
    except NibUnknown:
        record = None
    if record is None or not owner_matches(record, nik):
        for throttle, key in doors:
            throttle.hit(key, now)
        raise NotYours(nib=nib)
    return record
