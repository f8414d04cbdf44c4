"""How pure rules mark what will stand on a page: for whoever translates; the page itself looks the translation up."""


def noop(text: str) -> str:
    """The text as it is, marked for the catalogues."""
    return text
