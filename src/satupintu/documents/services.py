"""The door of the press: print a paper, make or read a barcode, say what is misconfigured."""

from satupintu.documents.codes import Unreadable, qr_svg, read_codes
from satupintu.documents.press import check, check_arms, render

__all__ = ["Unreadable", "check", "check_arms", "qr_svg", "read_codes", "render"]
