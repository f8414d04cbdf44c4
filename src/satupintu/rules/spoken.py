"""How those who know no language of pages (rules, services, checks) mark what will stand on a page: for whoever
translates; the page itself looks the translation up."""

from typing import Any


def noop(text: str) -> str:
    """The text as it is, marked for the catalogues."""
    return text


class Said(str):
    """A sentence in Indonesian that remembers how it was put together, so that a page can say it in its own words."""

    pattern: str
    gaps: dict[str, Any]


def said(pattern: str, **gaps: Any) -> Said:
    """The pattern with its `{gaps}` filled; the pattern is marked for the catalogues."""
    sentence = Said(pattern.format_map(gaps))
    sentence.pattern, sentence.gaps = pattern, gaps
    return sentence
