"""Satu Pintu: the published service standard of a one-stop licensing office, turned into the running office."""

__version__ = "0.1.0"
