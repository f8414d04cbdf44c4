"""From which address somebody asks, as far as it can be known: for the doorkeeper who counts tries."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's address. Behind our own proxies it is the one that the outermost of them wrote down; what a visitor
    claims about themselves is not believed."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0))
    if not proxies:
        return direct
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return passed[-proxies] if len(passed) >= proxies else direct
