"""What tests of the form share. Imports wait until Django is set up."""

import io

import pikepdf
import pytest


@pytest.fixture
def oss():
    """The directory behind the office's port for one test: records in memory, out of reach on demand."""
    from satupintu.applications.ports import nib_directory
    from satupintu.applications.tests.at_the_form import Directory

    own, directory = nib_directory.get(), Directory()
    nib_directory.install(directory)
    yield directory
    nib_directory.install(own)


@pytest.fixture
def citizen(house, oss):
    """`citizen()` begins an application as somebody with a phone."""
    from satupintu.applications.tests.at_the_form import Citizen

    return Citizen


@pytest.fixture
def locked_pdf():
    """A PDF that opens with a password only."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))
    return out.getvalue()
