"""Disposisi through the pages: given on the file, seen on the desk, answered, late ones shown to whoever gave them."""

from datetime import timedelta

from satupintu.people.leave import record_absence

SAYS = "Periksa lagi alamat tempat usaha sebelum kunjungan."


def give(house, desk, number, username="rina", **changed):
    typed = {"addressees": [str(house.named(username).user_id)], "text": SAYS, "due_on": "2026-03-11"}
    return desk("hendra").do(number, "tindakan/disposisi", **(typed | changed))


def test_a_superior_gives_an_instruction_and_the_addressee_answers_it(house, desk, done, words):
    number = house.submit().number
    done(give(house, desk, number))
    page = words(desk("rina").client.get("/meja/disposisi/"))
    assert SAYS in page
    assert number in page
    assert "11 Mar" in page
    on_file = words(desk("rina").page(number))
    assert "Jawab disposisi" in on_file
    assert SAYS in on_file
    assert f"kepada {house.named('rina').name}, paling lambat 11 Maret 2026" in on_file
    answered = desk("rina").client
    form = answered.get(f"/berkas/{number}/tindakan/jawab-disposisi/").content.decode()
    key = form.split('name="instruction" value="')[1].split('"')[0]
    done(desk("rina").do(number, "tindakan/jawab-disposisi", instruction=key, text="Sudah saya periksa, benar."))
    assert SAYS not in words(desk("rina").client.get("/meja/disposisi/"))
    after = words(desk("hendra").page(number))
    assert "Disposisi dijawab" in after
    assert "Sudah saya periksa, benar." in after
    assert "Jawab disposisi" not in words(desk("rina").page(number))


def test_what_is_late_stands_on_the_desk_of_whoever_gave_it(house, desk, done, words):
    number = house.submit().number
    done(give(house, desk, number))
    assert "terlambat" not in words(desk("hendra").client.get("/meja/"))
    house.now += timedelta(days=2)
    assert "1 terlambat" in words(desk("hendra").client.get("/meja/"))
    assert "terlambat" in words(desk("rina").client.get("/meja/disposisi/"))


def test_a_form_filled_in_badly_says_what_to_do_and_keeps_the_words(house, desk, words):
    number = house.submit().number
    past = give(house, desk, number, due_on="2026-03-09")
    assert past.status_code == 422
    assert "sudah lewat" in words(past)
    assert SAYS in past.content.decode()
    nobody = give(house, desk, number, addressees=[])
    assert "Pilih paling sedikit satu petugas" in words(nobody)


def test_staff_without_anybody_below_give_no_instructions(house, desk, words):
    number = house.submit().number
    assert "Beri disposisi" not in words(desk("rina").page(number))
    sent = desk("rina").client.post(
        f"/berkas/{number}/tindakan/disposisi/",
        {"version": "1", "addressees": [str(house.named("joko").user_id)], "text": SAYS, "due_on": "2026-03-11"},
    )
    assert sent.status_code in (403, 422)


def test_the_page_of_a_file_and_the_desk_cost_no_more_with_many_instructions(
    house, desk, done, django_assert_max_num_queries
):
    for _ in range(4):
        filed = house.submit()
        house.until(filed.application_id, "examination")
        done(give(house, desk, filed.number))
    for username in ("rina", "hendra"):
        client = desk(username).client
        client.get("/meja/disposisi/")
        for address in ("/meja/", "/meja/disposisi/"):
            with django_assert_max_num_queries(12):
                client.get(address)


def test_whoever_is_away_is_marked_where_addressees_are_chosen(house, desk, words):
    today = house.now.date()
    record_absence(
        actor=house.named("tuti"),
        now=house.now,
        user_id=house.named("rina").user_id,
        kind="leave",
        first=today,
        last=today + timedelta(days=2),
    )
    number = house.submit().number
    form = words(desk("hendra").client.get(f"/berkas/{number}/tindakan/disposisi/"))
    assert "Rina Contohlestari – Petugas Loket (tidak di tempat sampai 12 Maret 2026)" in form
    assert "Joko Contohprasetyo – Pemeriksa Lapangan (" not in form
