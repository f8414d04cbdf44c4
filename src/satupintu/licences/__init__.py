"""The licence: number, document, signing by hand, verification, hand-over."""
