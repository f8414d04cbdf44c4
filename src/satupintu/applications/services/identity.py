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
