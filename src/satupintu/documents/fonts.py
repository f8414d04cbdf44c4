"""The typeface of the office's papers: Plus Jakarta Sans, put in place by `npm run build`, never committed."""

from pathlib import Path

from satupintu.rules.spoken import said

FOLDER = Path(__file__).resolve().parent.parent / "ui" / "fonts"
FAMILY = "Plus Jakarta Sans"
FILES = (
    "PlusJakartaSans_400Regular.ttf",
    "PlusJakartaSans_400Regular_Italic.ttf",
    "PlusJakartaSans_600SemiBold.ttf",
    "PlusJakartaSans_700Bold.ttf",
)
"""Static weights: Typst does not read variable fonts."""


def check() -> list[str]:
    """One sentence when the typeface is missing: papers are then set in the serif face that the press brings along."""
    missing = [name for name in FILES if not (FOLDER / name).is_file()]
    if not missing:
        return []
    words = said(
        "Huruf {family} untuk dokumen belum lengkap ({missing}). Jalankan: make assets",
        family=FAMILY,
        missing=", ".join(missing),
    )
    return [words]
