"""Where the complaint channels of component 6 lead: an address that a browser can follow."""

from satupintu.rules.delivery import Channel


def link_of(channel: Channel) -> str:
    """Where a complaint channel leads, if a browser can go there; "" otherwise."""
    address = channel.address.strip()
    match channel.kind:
        case "email":
            return f"mailto:{address}"
        case "website":
            return address if address.startswith("http") else f"https://{address}"
        case "twitter":
            return f"https://twitter.com/{address.removeprefix('@')}"
        case "whatsapp":
            return f"https://wa.me/{address.lstrip('+').replace(' ', '').replace('-', '')}"
        case "phone":
            return f"tel:{address.replace(' ', '').replace('-', '')}"
    return ""
