"""Where upper rooms serve the file room: looking a NIB up is OSS's work, and OSS lies further down the river."""

from satupintu.base.ports import Port
from satupintu.rules.nib import NibDirectory

nib_directory: Port[NibDirectory] = Port("applications.nib_directory")
