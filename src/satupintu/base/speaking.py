"""What rules, services and checks said in Indonesian, in the language of whoever reads it now."""

from typing import Any

from django.utils.translation import gettext

from satupintu.base.refusal import Gaps
from satupintu.rules.spoken import Said


def speak(sentence: str) -> str:
    """What was `said`, in the language of the page; other words as they are."""
    return gettext(sentence.pattern).format_map(SpokenGaps(sentence.gaps)) if isinstance(sentence, Said) else sentence


class SpokenGaps(Gaps):
    """What is filled in, itself spoken where it was said by a rule."""

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        return speak(value) if isinstance(value, str) else value
