"""The door of the press: print a paper, make or read a barcode, say what is misconfigured."""

from satupintu.documents.arms import ArmsUnfit, clean_arms
from satupintu.documents.codes import Unreadable, qr_svg, read_codes
from satupintu.documents.joining import join
from satupintu.documents.picture import first_page
from satupintu.documents.press import FROM_ROLL, check, check_arms, render

__all__ = [
    "FROM_ROLL",
    "ArmsUnfit",
    "Unreadable",
    "check",
    "check_arms",
    "clean_arms",
    "first_page",
    "join",
    "qr_svg",
    "read_codes",
    "render",
]
