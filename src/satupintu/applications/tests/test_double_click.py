"""Two clicks at the same instant, on one form: one application, and both are led to its confirmation."""

import threading

from django.db import connection
from django.test import Client

from satupintu.applications.models import Application
from satupintu.applications.tests.at_the_form import Citizen


def test_two_clicks_at_the_same_instant_are_one_application(busy_house, oss):
    somebody = Citizen().until_check()
    ready, answers = threading.Barrier(4), []

    def click():
        try:
            ready.wait(timeout=10)
            answers.append(Client().post(somebody.url))
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _click in range(4)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, somebody.at("terkirim"))}
    assert len(answers) == 4
    assert Application.objects.count() == 1
