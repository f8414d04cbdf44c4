"""Officers at their desks, who open files and fill in forms as a browser would."""

import re
from datetime import timedelta

import pytest


class Officer:
    """Somebody of the cast at a desk."""

    def __init__(self, house, client):
        self.house, self.client = house, client

    def page(self, number, address=""):
        """A page of a file, as text."""
        return self.client.get(f"/berkas/{number}/{address}").content.decode()

    def version(self, number):
        """What a form of this file, opened now, would send back."""
        return re.search(r'name="version" value="(\d+)"', self.page(number, "kelengkapan/"))[1]

    def do(self, number, address, **data):
        """Fill in and send a form, ten minutes later."""
        self.house.now += timedelta(minutes=10)
        return self.client.post(f"/berkas/{number}/{address}/", {"version": self.version(number), **data})


@pytest.fixture
def desk(house, at_desk):
    """`desk("rina")`: one officer of the cast at their desk."""
    known = {}

    def at(username):
        if username not in known:
            known[username] = Officer(house, at_desk(house, username))
        return known[username]

    return at


@pytest.fixture
def words():
    """What a page says, without its markup."""

    def read(answer):
        text = answer if isinstance(answer, str) else answer.content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))

    return read


@pytest.fixture
def done(words):
    """The form was accepted; otherwise its words are shown."""

    def check(answer):
        assert answer.status_code == 302, words(answer)
        return answer

    return check


@pytest.fixture
def inspector_of(house):
    """The user name of whoever the visit was assigned to."""

    def find(application_id):
        names = {str(house.named(name).user_id): name for name in ("budi", "joko")}
        return names[house.case(application_id).journey.assignee]

    return find


@pytest.fixture
def findings(house):
    """The checklist filled in, each line with the same answer."""

    def fill(answer="yes", **more):
        items = house.standard().steps["inspection"].checklist
        return {f"answer_{item.id}": answer for item in items} | {"findings": ""} | more

    return fill
